import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { branch, copy, member, title } from '#modules/circulation/test-data.ts'
import { openVault } from '#modules/patrons/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb, wordsOf, type Visitor } from '../../../test/support/web.ts'
import { cardAddress, deskModule } from './index.ts'
import { paths } from './paths.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const laskar = await title(db, 'Laskar pelangi')
for (const barcode of ['B1', 'B2', 'B3']) await copy(db, bumi, pusat, barcode)
await copy(db, laskar, pusat, 'L1')
const siti = await member(db, 'siti')
const budi = await member(db, 'budi')
const search = await searchHere(db)
await search.refresh()
const vault = openVault([Buffer.alloc(32, 1)])
const web = await testWeb(db, () => [deskModule({ search, vault })])
const all = ['circulation.lend', 'circulation.holds', 'circulation.lost', 'circulation.transfer']
const agus = await web.staff(...all)

/** The hidden fields of the scan box on a page. */
async function scanFields(visitor: Visitor, path: string): Promise<Record<string, string>> {
  const html = await (await visitor.get(path)).text()
  const form = /<form class="desk-scan[^]*?<\/form>/.exec(html)?.[0] ?? ''
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
}
const openVisit = async (card: string) => {
  const opened = await agus.post(paths.desk, { q: card })
  return opened.headers.get('location') ?? ''
}
const scan = async (page: string, q: string, more: Record<string, string> = {}) =>
  agus.post(paths.desk, { ...(await scanFields(agus, page)), q, ...more })
const says = async (answer: Response) => wordsOf(await answer.text())

test('three books to a member and a receipt take four scans and one key', async () => {
  const visit = await openVisit('siti-1')
  assert.match(visit, new RegExp(`^/staf/meja/anggota/${siti}\\?k=[0-9a-z]{20}$`))
  for (const barcode of ['B1', 'L1']) assert.equal((await scan(visit, barcode)).status, 303)
  const page = await agus.read(visit)
  assert.match(page, /Dipinjamkan: Laskar pelangi\. Harus kembali /)
  assert.match(page, /Pinjaman \(2\)/)
  const end = await scan(visit, '')
  const receipt = await (await agus.get(end.headers.get('location') ?? '')).text()
  assert.match(receipt, /data-print="now"/)
  assert.match(wordsOf(receipt), /siti SITI-1 Dipinjam Bumi manusia B1 kembali .* Laskar pelangi L1/)
  const { rows } = await sql<{ payload: { patronId: number; loanIds: number[] } }>`
    select payload from kernel.events where name = 'receipt-asked'`.execute(db)
  assert.equal(rows[0]?.payload.patronId, siti)
  assert.equal(rows[0]?.payload.loanIds.length, 2)
})

test('a form that is sent twice lends once', async () => {
  const visit = await openVisit('budi-1')
  const fields = { ...(await scanFields(agus, visit)), q: 'B2' }
  const answers = await Promise.all([agus.post(paths.desk, fields), agus.post(paths.desk, fields)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.match(await agus.read(visit), /Pinjaman \(1\)/)
})

test('the last scan is taken back with one button, once', async () => {
  const visit = await openVisit('budi-1')
  await scan(visit, 'B3')
  const html = await (await agus.get(visit)).text()
  const key = /name="batal" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const k = /k=(\w+)/.exec(visit)?.[1] ?? ''
  const undone = await agus.post(paths.undo, { k, batal: key, dari: 'anggota' })
  assert.match(await agus.read(undone.headers.get('location') ?? ''), /Dibatalkan: Bumi manusia\./)
  assert.match(await agus.read(visit), /Pinjaman \(1\)/)
  assert.equal((await agus.post(paths.undo, { k, batal: key, dari: 'anggota' })).status, 303)
})

test('a copy that somebody else still has is returned and lent in one go', async () => {
  const visit = await openVisit('siti-1')
  const refused = await scan(visit, 'B2')
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /masih dipinjam orang lain/)
  assert.match(page, /Kembalikan dahulu, lalu pinjamkan/)
  const form = { ...(await scanFields(agus, visit)), q: 'B2', lalu: 'kembalikan' }
  assert.equal((await agus.post(paths.desk, form)).status, 303)
  assert.equal((await agus.post(paths.desk, form)).status, 303, 'sent twice, done once')
  const { rows } =
    await sql`select patron_id from circulation.loans loans join catalogue.items items on items.id = loans.item_id
    where barcode = 'B2' and ended_at is null`.execute(db)
  assert.deepEqual(rows, [{ patronId: siti }])
})

test('going beyond a limit takes the right and a reason', async () => {
  const visit = await openVisit('siti-1')
  const refused = await says(await scan(visit, 'B3'))
  assert.match(refused, /Sudah meminjam 3 dari paling banyak 3/)
  assert.doesNotMatch(refused, /Tetap lakukan/)
  const head = await web.staff(...all, 'circulation.override-limit')
  const opened = (await head.post(paths.desk, { q: 'siti-1' })).headers.get('location') ?? ''
  const fields = { ...(await scanFields(head, opened)), q: 'B3', lewati: 'limit-reached' }
  const silent = await head.post(paths.desk, { ...fields, alasan: ' ' })
  assert.equal(silent.status, 422)
  assert.match(await silent.text(), /Tulis alasannya\./)
  assert.equal((await head.post(paths.desk, { ...fields, alasan: 'tugas sekolah' })).status, 303)
})

test('returns come one after the other, each with what to do with the copy', async () => {
  const start = (await agus.get(paths.returns)).headers.get('location') ?? ''
  const fields = await scanFields(agus, start)
  const returned = await agus.post(paths.returns, { ...fields, q: 'L1' })
  const page = await agus.read(returned.headers.get('location') ?? '')
  assert.match(page, /Ke rak 899\.2, 899\.2213/)
  assert.match(page, /Dikembalikan: Laskar pelangi/)
  const unknown = await agus.post(paths.returns, { ...(await scanFields(agus, start)), q: 'TIDAK-ADA' })
  assert.equal(unknown.status, 422)
  assert.match(await says(unknown), /Barcode ini tidak ada di katalog/)
})

test('a copy that somebody waits for goes to the pickup shelf under a code', async () => {
  const visit = await openVisit('budi-1')
  const k = /k=(\w+)/.exec(visit)?.[1] ?? ''
  const found = await scan(visit, 'laskar')
  assert.match(await says(found), /Laskar pelangi/)
  const refused = await agus.post(paths.holds(budi), { k, judul: String(laskar), ambil: String(pusat) })
  assert.ok([303, 422].includes(refused.status))
  await sql`insert into circulation.holds (patron_id, record_id, pickup_branch_id, placed_at, channel, hold_policy_id)
    select ${budi}, ${bumi}, ${pusat}, now(), 'desk', id from circulation.policies where kind = 'hold' order by id limit 1`.execute(
    db,
  )
  const start = (await agus.get(paths.returns)).headers.get('location') ?? ''
  const returned = await agus.post(paths.returns, { ...(await scanFields(agus, start)), q: 'B1' })
  const page = await agus.read(returned.headers.get('location') ?? '')
  const code = /Simpan di rak pemesanan, kode (\S+),/.exec(page)?.[1] ?? ''
  assert.ok(code)
  assert.match(await agus.read(paths.shelf), new RegExp(`${code}[^]*Bumi manusia`))
  assert.match(await agus.read(visit), new RegExp(`Siap diambil, kode ${code}`))
})

test('a copy in hand tells where it is, and what is done to it is checked', async () => {
  assert.match(await agus.read(paths.copy('B2')), /Dipinjam, harus kembali/)
  const damage = { barcode: 'B3', tindakan: 'rusak', k: '', key: '' }
  const silent = await agus.post(paths.copyDeed, { ...damage, catatan: '' })
  assert.equal(silent.status, 422)
  assert.match(await silent.text(), /Tulis apa yang rusak\./)
  assert.equal(
    (await agus.post(paths.copyDeed, { ...damage, catatan: 'sampul lepas', jumlah: '15000' })).status,
    303,
  )
  const reader = await web.staff('circulation.lend')
  assert.equal((await reader.post(paths.copyDeed, { barcode: 'B2', tindakan: 'hilang' })).status, 404)
  assert.equal((await agus.get(paths.copy('TIDAK-ADA'))).status, 404)
})

test('reading in the library is counted', async () => {
  const fields = await scanFields(agus, paths.inHouse)
  const noted = await agus.post(paths.inHouse, { ...fields, q: 'L1' })
  assert.match(
    await agus.read(noted.headers.get('location') ?? ''),
    /Dicatat: Laskar pelangi\. 1 dicatat hari ini di sini\./,
  )
})

test('renewing all tells of each title its new day, or why it was not renewed', async () => {
  const dewi = await member(db, 'dewi')
  for (const barcode of ['D1', 'D2']) await copy(db, barcode === 'D1' ? bumi : laskar, pusat, barcode)
  const visit = await openVisit('dewi-1')
  for (const barcode of ['D1', 'D2']) assert.equal((await scan(visit, barcode)).status, 303)
  await sql`
    update circulation.loans set due_on = current_date + 1
    where patron_id = ${dewi} and item_id = (select id from catalogue.items where barcode = 'D1')`.execute(db)
  const fields = await scanFields(agus, visit)
  const said = await says(await agus.post(paths.renewal(dewi), { ...fields, pinjaman: 'semua' }))
  assert.match(said, /1 diperpanjang, 1 belum bisa Diperpanjang: Bumi manusia sampai /)
  assert.match(said, /Belum bisa: Laskar pelangi\. /)
})

test('two members served in one visit get a receipt each', async () => {
  const [eko, fajar] = [await member(db, 'eko'), await member(db, 'fajar')]
  for (const barcode of ['E1', 'F1']) await copy(db, barcode === 'E1' ? bumi : laskar, pusat, barcode)
  const visit = /k=(\w+)/.exec(await openVisit('eko-1'))?.[1] ?? ''
  await scan(paths.visiting(eko, visit), 'E1')
  await scan(paths.visiting(fajar, visit), 'F1')
  for (const id of [eko, fajar]) await scan(paths.visiting(id, visit), '')
  const { rows } = await sql<{ patronId: number; loans: number }>`
    select (payload->>'patronId')::int as patron_id, jsonb_array_length(payload->'loanIds') as loans
    from kernel.events where name = 'receipt-asked' and payload->>'visit' = ${visit} order by id`.execute(db)
  assert.deepEqual(rows, [
    { patronId: eko, loans: 1 },
    { patronId: fajar, loans: 1 },
  ])
  assert.doesNotMatch(await agus.read(`${paths.receipt(visit)}?anggota=${eko}`), /Laskar pelangi/)
})

test('who opened a member stands in the audit log, whatever visit the address names', async () => {
  const count = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from kernel.audit_entries
      where action = 'member.viewed' and subject_id = ${String(siti)}`.execute(db)
    return rows[0]?.count ?? 0
  }
  const before = await count()
  const wati = await web.staff(...all)
  const madeUp = `/staf/meja/anggota/${siti}?k=${Date.now().toString(36)}0123456789ab`
  await wati.get(madeUp)
  await wati.get(madeUp)
  assert.equal(await count(), before + 1)
})

test('words find members and titles; a lost card warns', async () => {
  assert.match(await says(await agus.post(paths.desk, { q: 'siti' })), /Anggota Nama .* siti SITI-1/)
  await sql`update patrons.cards set ended_at = now(), ended_because = 'lost' where number = 'BUDI-1'`.execute(
    db,
  )
  assert.match(await agus.read(await openVisit('budi-1')), /Kartu yang dipindai dilaporkan hilang/)
})

test('a card in the scan box of any staff page opens its member', async () => {
  const viewer = (permissions: string[]) =>
    ({ kind: 'staff', name: 'Agus', permissions: new Set(permissions) }) as const
  assert.equal(await cardAddress(db, ' siti-1 ', viewer(all)), paths.member(siti))
  assert.equal(await cardAddress(db, 'siti-1', viewer([])), undefined)
  assert.equal(await cardAddress(db, 'B1', viewer(all)), undefined)
})

test('a library with several branches asks where the desk stands', async () => {
  await branch(db, 'timur')
  assert.equal((await agus.get(paths.desk)).headers.get('location'), paths.place)
  const chosen = await agus.post(paths.place, { tempat: String(pusat) })
  assert.match(chosen.headers.get('set-cookie') ?? '', new RegExp(`meja=${pusat}`))
  assert.equal((await agus.post(paths.place, { tempat: '999' })).status, 422)
  const onward = async (kembali: string) =>
    (await agus.post(paths.place, { tempat: String(pusat), kembali })).headers.get('location')
  assert.equal(await onward('/staf/paket/baru?peti=3'), '/staf/paket/baru?peti=3')
  assert.equal(await onward('//jahat.example/'), paths.desk, 'an address in a link does not lead out')
})
