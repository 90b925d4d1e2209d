import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { readText } from '../../../../test/support/read-barcodes.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { staffModule } from '../index.ts'
import { findLetterSettings } from './letterhead.ts'

const { db } = await testDatabase()
const web = await testWeb(db, () => [staffModule({ standings: [], auditWords: [], permissions: () => [] })])
const head = {
  authority: 'Pemerintah Kota Blitar',
  office: 'Dinas Perpustakaan dan Kearsipan',
  address: 'Jalan Kalasan 1',
  contact: '',
  city: 'Blitar',
  name1: 'Dra. Endang Purwaningsih',
  nip1: '19690412 199403 2 005',
  position1: 'Kepala Dinas',
  nip2: '123',
}

test('head and signatories are kept, and rows without a name are not', async () => {
  const administrator = await web.staff('staff.letterhead')
  const wrong = await administrator.post('/staf/kop-surat', { ...head, nip1: 'tidak ada' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /NIP hanya berisi angka/)
  assert.equal((await administrator.post('/staf/kop-surat', head)).status, 303)
  const kept = await findLetterSettings(db)
  assert.equal(kept.head.office, 'Dinas Perpustakaan dan Kearsipan')
  assert.deepEqual(
    kept.signatories.map(({ position }) => position),
    ['Kepala Dinas'],
  )
  const html = await (await administrator.get('/staf/kop-surat')).text()
  assert.match(html, /value="Dra\. Endang Purwaningsih"/)
})

test(
  'the sample letter carries head, date and the number of the civil servant',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const administrator = await web.staff('staff.letterhead')
    await administrator.post('/staf/kop-surat', head)
    const answer = await administrator.get('/staf/kop-surat/contoh')
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const text = readText(new Uint8Array(await answer.arrayBuffer()))
    assert.match(text, /DINAS PERPUSTAKAAN DAN KEARSIPAN/)
    assert.match(text, /Blitar, \d{1,2} \w+ \d{4}/)
    assert.match(text, /Kepala Dinas,\s+Dra\. Endang Purwaningsih\s+NIP 19690412 199403 2 005/)
  },
)
