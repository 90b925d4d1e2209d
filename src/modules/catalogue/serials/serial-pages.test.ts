import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf } from '#kernel/days.ts'
import { systemActor } from '#kernel/audit.ts'
import { saveLetterSettings } from '#modules/staff/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { readText } from '../../../../test/support/read-barcodes.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { mainLibrary } from '../test-data.ts'
import { listBoxes } from './kardex/find-kardex.ts'
import { magazine } from './test-serials.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const web = await testWeb(db, (files) => [catalogueModule(files)])
const clerk = await web.staff('catalogue.view', 'catalogue.serials', 'catalogue.items')
const today = dayOf(new Date())
const weekly = {
  branchId: String(branchId),
  vendor: 'Agen Kelud',
  vendorAddress: 'Jalan Anggrek 12',
  startsOn: addDays(today, -30),
  frequency: 'weekly',
  firstOn: addDays(today, -28),
  enumeration: 'No. {nomor}',
  number: '101',
  restart: 'never',
  graceDays: '3',
  price: 'Rp600.000',
}

async function subscribe(title: string): Promise<{ place: string; id: number; recordId: number }> {
  const recordId = await magazine(db, title)
  const answer = await clerk.post(`/staf/katalog/${recordId}/langganan`, weekly)
  assert.equal(answer.status, 303)
  const place = answer.headers.get('location') ?? ''
  return { place, id: Number(place.split('/').at(-1)), recordId }
}
const boxesOf = async (id: number) => {
  const year = Number(today.slice(0, 4))
  return [...(await listBoxes(db, id, year - 1)), ...(await listBoxes(db, id, year))].filter(
    (box) => box.publishedOn <= today,
  )
}

test('a subscription is made from the page of its title, and a wrong pattern is explained', async () => {
  const recordId = await magazine(db, 'Majalah Kelud')
  assert.match(await clerk.read(`/staf/katalog/${recordId}`), /Langganan baru/)
  const wrong = await clerk.post(`/staf/katalog/${recordId}/langganan`, {
    ...weekly,
    enumeration: 'Edisi',
    endsOn: '2020-01-01',
  })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Sebutkan \{nomor\}/)
  const { place } = await subscribe('Majalah Brantas')
  assert.match(await clerk.read(place), /Kardeks Majalah Brantas.*Mingguan.*Rp600\.000.*No\. 101/)
  assert.match(await clerk.read('/staf/berkala/langganan?yang=late'), /Majalah Brantas/)
  const before = await clerk.read(`${place}/ubah`)
  assert.match(before, /Kala terbit/)
  assert.equal((await clerk.post(`${place}/ubah`, { ...weekly, price: '1' })).status, 303)
})

test('scan, Enter, Enter: the oldest expected issue is received with one button', async () => {
  const { id } = await subscribe('Majalah Serut')
  const page = await (await clerk.get('/staf/berkala/terima?q=majalah+serut')).text()
  assert.match(page, /<button class="button" type="submit" name="satu" value="\d+" autofocus/)
  const [first, second, third] = await boxesOf(id)
  const sent = { receivedOn: today, kembali: '/staf/berkala/terima' }
  const answer = await clerk.post('/staf/berkala/terima', { ...sent, satu: String(first?.id) })
  assert.equal(answer.status, 303)
  assert.match(await clerk.read(answer.headers.get('location') ?? ''), /Diterima: Majalah Serut, No\. 101/)
  const again = await clerk.post('/staf/berkala/terima', { ...sent, satu: String(first?.id) })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /sudah diterima/)
  const several = new URLSearchParams([
    ['pilihan', '1'],
    ['box', String(second?.id)],
    ['box', String(third?.id)],
    ['receivedOn', today],
  ])
  const both = await web.app.request('http://localhost/staf/berkala/terima', {
    method: 'POST',
    headers: { Origin: 'http://localhost', Cookie: `sesi=${clerk.token}` },
    body: several,
  })
  assert.equal(both.status, 303)
  assert.match(await clerk.read(both.headers.get('location') ?? ''), /No\. 102.*No\. 103/)
})

test('an issue is corrected, given up, undone; others are noted; and what came is bound', async () => {
  const { id, place } = await subscribe('Majalah Wlingi')
  const [first, second] = await boxesOf(id)
  const box = `/staf/berkala/nomor/${first?.id}`
  assert.match(await clerk.read(box), /Tercetak pada nomor/)
  const printed = {
    enumeration: 'No. 111',
    chronology: 'Minggu ini',
    number: '111',
    receivedOn: today,
    countOn: 'on',
  }
  assert.equal((await clerk.post(box, { ...printed, receivedOn: 'kemarin' })).status, 422)
  assert.equal((await clerk.post(box, printed)).status, 303)
  assert.match(await clerk.read(place), /No\. 111.*No\. 112/)
  assert.equal(
    (await clerk.post(`/staf/berkala/nomor/${second?.id}/keadaan`, { keadaan: 'missing' })).status,
    404,
  )
  const next = (await boxesOf(id)).find(({ standing }) => standing === 'expected')
  assert.equal(
    (await clerk.post(`/staf/berkala/nomor/${next?.id}/keadaan`, { keadaan: 'missing' })).status,
    303,
  )
  assert.match(await clerk.read(place), /tidak akan datang/)
  const extra = { kind: 'supplement', enumeration: 'Suplemen resep', receivedOn: today }
  assert.equal((await clerk.post(`${place}/tambahan`, extra)).status, 303)
  assert.match(await clerk.read(place), /Suplemen resep/)
  const issue = (await boxesOf(id)).find(({ issueId }) => issueId !== null)?.issueId
  const nothing = await clerk.post(`${place}/jilid`, { barcode: 'JLD-1' })
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /paling sedikit satu nomor/)
  assert.equal((await clerk.post(`${place}/jilid`, { barcode: 'JLD-1', nomor: String(issue) })).status, 303)
  assert.match(await clerk.read(box), /Sudah dijilid/)
  assert.equal((await clerk.post(`${box}/keadaan`, { keadaan: 'expected' })).status, 422)
})

test(
  'late issues are claimed with a letter that names them',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const head = { authority: '', office: 'Perpustakaan Kota', address: '', contact: '' }
    const signatories = [{ name: 'Endang', nip: '19690412', position: 'Kepala' }]
    await saveLetterSettings(db, { head, city: 'Blitar', signatories }, systemActor)
    const { id } = await subscribe('Majalah Gandusari')
    const [first] = await boxesOf(id)
    assert.match(await clerk.read('/staf/berkala/klaim'), /Majalah Gandusari.*Agen Kelud.*belum/)
    const none = await clerk.post('/staf/berkala/klaim', { madeOn: today })
    assert.equal(none.status, 422)
    const sent = { madeOn: today, number: '041/11', signatory: '0', box: String(first?.id) }
    const made = await clerk.post('/staf/berkala/klaim', sent)
    assert.equal(made.status, 303)
    const place = made.headers.get('location') ?? ''
    assert.match(await clerk.read(place), /Surat klaim 041\/11.*Majalah Gandusari/)
    const text = readText(new Uint8Array(await (await clerk.get(`${place}/surat`)).arrayBuffer()))
    assert.match(text, /PERPUSTAKAAN KOTA/)
    assert.match(text, /Agen Kelud\s+Jalan Anggrek 12/)
    assert.match(text, /Majalah Gandusari/)
    assert.match(text, /NIP 19690412/)
    assert.match(await clerk.read('/staf/berkala/klaim'), /1 kali/)
  },
)

test('whoever may not manage serials sees none of it', async () => {
  const other = await web.staff('catalogue.view')
  for (const path of [
    '/staf/berkala/langganan',
    '/staf/berkala/terima',
    '/staf/berkala/klaim',
    '/staf/berkala/langganan/1',
  ]) {
    assert.equal((await other.get(path)).status, 403, path)
  }
})
