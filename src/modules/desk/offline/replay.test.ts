import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkIn, checkOut, circulationModule } from '#modules/circulation/index.ts'
import { atDesk, branch, copies, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { openVault } from '#modules/patrons/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { deskModule } from '../index.ts'
import { paths } from '../paths.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const vault = openVault([Buffer.alloc(32, 1)])
const search = await searchHere(db)
const web = await testWeb(db, () => [deskModule({ search, vault }), circulationModule])
const agus = await web.staff('circulation.lend', 'circulation.late')

const now = Date.now()
const ago = (minutes: number) => new Date(now - minutes * 60_000)
interface Told {
  key: string
  kind: 'lend' | 'return'
  card: string | null
  barcode: string
  at: string
  dueOn: string | null
  branchId: number
}
const told = (kind: 'lend' | 'return', card: string | null, barcode: string, minutesAgo: number): Told => ({
  key: `luring-${randomUUID()}`,
  kind,
  card,
  barcode,
  at: ago(minutesAgo).toISOString(),
  dueOn: null,
  branchId: pusat,
})

interface Result {
  key: string
  noted: boolean
  applied: boolean
  says: string[]
  conflict: string | null
}

const post = (deeds: unknown, type = 'application/json') =>
  web.app.request(`http://localhost${paths.offlineDeeds}`, {
    method: 'POST',
    headers: { Cookie: `sesi=${agus.token}`, Origin: 'http://localhost', 'Content-Type': type },
    body: JSON.stringify(deeds),
  })
async function send(deeds: readonly Told[]): Promise<Result[]> {
  const results: Result[] = []
  for (let at = 0; at < deeds.length; at += 25) {
    const answer = await post({ deeds: deeds.slice(at, at + 25) })
    assert.equal(answer.status, 200)
    results.push(...((await answer.json()) as { results: Result[] }).results)
  }
  return results
}

/** Everything that a replay may change, as one text. */
async function endState(): Promise<string> {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'loans', (select jsonb_agg(to_jsonb(loans) order by id) from circulation.loans),
      'entries', (select jsonb_agg(to_jsonb(entries) order by id) from circulation.account_entries entries),
      'holds', (select jsonb_agg(to_jsonb(holds) order by id) from circulation.holds),
      'transits', (select jsonb_agg(to_jsonb(transits) order by id) from circulation.transits),
      'events', (select jsonb_agg(to_jsonb(loan_events) order by id) from circulation.loan_events),
      'deeds', (select jsonb_agg(to_jsonb(late) order by key) from circulation.late_deeds late),
      'conflicts', (select jsonb_agg(to_jsonb(late) order by id) from circulation.late_conflicts late),
      'blocks', (select jsonb_agg(to_jsonb(blocks) order by id) from patrons.blocks),
      'items', (select jsonb_agg(jsonb_build_object('id', id, 'disposition', disposition, 'branch', branch_id)
        order by id) from catalogue.items)) as state`.execute(db)
  return JSON.stringify(rows[0]?.state)
}

/** Five hundred deeds of a day without a network, of which some do not fit what is known. */
async function aDay() {
  const deeds: Told[] = []
  const expected = new Map<string, string | null>()
  const add = (deed: Told, reason: string | null) => {
    deeds.push(deed)
    expected.set(deed.key, reason)
  }
  let minute = 1200
  for (let place = 0; place < 125; place++) {
    const [mine, theirs] = [`M${place}`, `T${place}`]
    await copies(db, bumi, pusat, [mine, theirs])
    await member(db, `siti${place}`)
    const card = `SITI${place}-1`
    // Lent and returned offline.
    add(told('lend', card, mine, minute--), null)
    add(told('return', null, mine, minute--), null)
    const [kind] = [place % 5]
    if (kind === 0) {
      // Somebody else had it.
      const other = await member(db, `budi${place}`)
      doneWith(
        await checkOut(
          db,
          atDesk(pusat),
          { patron: { patronId: other }, item: { barcode: theirs } },
          ago(3000),
        ),
      )
      add(told('lend', card, theirs, minute--), 'masih tercatat dipinjam anggota lain')
    } else if (kind === 1) {
      // Another desk had it back since.
      add(told('lend', card, theirs, minute--), 'Catatan yang lebih baru tidak diubah')
      doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: theirs } }, ago(5)))
    } else if (kind === 2)
      add(told('lend', `SALAH${place}`, theirs, minute--), 'Nomor anggota ini tidak dikenal')
    else if (kind === 3) {
      await sql`update patrons.patrons set expires_on = '2020-01-01'
        where id = (select patron_id from patrons.cards where number = ${card})`.execute(db)
      // Both of this member's loans are against the rule.
      expected.set(deeds.at(-2)?.key ?? '', 'Masa berlaku keanggotaan habis')
      add(told('lend', card, theirs, minute--), 'Masa berlaku keanggotaan habis')
    } else add(told('lend', card, theirs, minute--), null)
    add(
      told('return', null, kind === 2 ? `HILANG${place}` : mine, minute--),
      kind === 2 ? 'tidak ada di katalog' : null,
    )
  }
  return { deeds, expected }
}

test('five hundred deeds told twice leave the same books, and every conflict is listed', async (t) => {
  const { deeds, expected } = await aDay()
  assert.equal(deeds.length, 500)
  const began = performance.now()
  const first = await send(deeds)
  t.diagnostic(`500 deeds in ${Math.round(performance.now() - began)} ms`)
  const state = await endState()
  const second = await send(deeds)
  assert.equal(await endState(), state)
  assert.ok(first.every(({ noted }) => noted))
  assert.deepEqual(
    second.map(({ conflict }) => conflict),
    first.map(({ conflict }) => conflict),
  )
  for (const { key, says, conflict } of first) {
    const reason = expected.get(key)
    if (reason === null) assert.deepEqual([says, conflict], [[], null], key)
    else assert.ok(conflict && says.join(' ').includes(reason ?? '?'), `${reason}: ${says.join(' ')}`)
  }
  const listed = [...expected.values()].filter((reason) => reason !== null).length
  const { rows } = await sql<{ open: number; double: number }>`
    select (select count(*) from circulation.late_conflicts where settled_at is null) as open,
      (select count(*) from (select item_id from circulation.loans where ended_at is null
        group by item_id having count(*) > 1) twice) as double`.execute(db)
  assert.deepEqual(rows, [{ open: listed, double: 0 }])
  assert.match(await agus.read('/staf/sirkulasi/susulan'), new RegExp(`Belum selesai \\(${listed}\\)`))
})

test('a replay that broke off half-way is finished by the next one', async () => {
  const deeds: Told[] = []
  for (const place of [1, 2, 3, 4]) {
    await copy(db, bumi, pusat, `H${place}`)
    await member(db, `rini${place}`)
    deeds.push(told('lend', `RINI${place}-1`, `H${place}`, 60 - place))
  }
  await send(deeds.slice(0, 2))
  const results = await send(deeds)
  assert.ok(results.every(({ applied, conflict }) => applied && conflict === null))
  // The same at the same moment, from two windows.
  const again = await Promise.all([send(deeds), send(deeds)])
  assert.ok(again.flat().every(({ noted }) => noted))
  const { rows } = await sql`select from circulation.loans loans join catalogue.items items
    on items.id = loans.item_id where barcode like 'H_'`.execute(db)
  assert.equal(rows.length, 4)
})

test('a saved queue is uploaded at another computer, and once more changes nothing', async () => {
  await copy(db, bumi, pusat, 'F1')
  await member(db, 'wati')
  const deeds = [told('lend', 'WATI-1', 'F1', 30), told('lend', 'ENTAH', 'F1', 20), { key: 'x' }]
  const file = new File([JSON.stringify({ patria: 'antrean-meja-luring', deeds })], 'antrean.json')
  const page = await (await agus.upload(paths.offlineUpload, { antrean: file })).text()
  assert.match(page, /2 catatan diterima/)
  assert.match(page, /1 perlu dilihat petugas/)
  assert.match(page, /1 catatan tidak dapat dibaca/)
  const state = await endState()
  await agus.upload(paths.offlineUpload, { antrean: file })
  assert.equal(await endState(), state)
  for (const bad of ['{}', 'bukan json', JSON.stringify({ patria: 'lain', deeds: [] })]) {
    const refused = await agus.upload(paths.offlineUpload, { antrean: new File([bad], 'a.json') })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Ini bukan berkas antrean/)
  }
  assert.equal((await agus.upload(paths.offlineUpload, {})).status, 422)
})

test('what cannot be read is said and holds up nothing; strangers and other sites get nowhere', async () => {
  await copy(db, bumi, pusat, 'S1')
  await member(db, 'tari')
  const good = told('lend', 'TARI-1', 'S1', 10)
  const bad = [{ ...good, key: 'pendek' }, { ...good, at: 'kemarin' }, { ...good, barcode: '' }, null, 7]
  const results = await send([...bad, good] as Told[])
  assert.deepEqual(
    results.map(({ noted }) => noted),
    [false, false, false, false, false, true],
  )
  const reused = await send([{ ...good, barcode: 'S2' }])
  assert.equal(reused[0]?.noted, false)
  assert.equal((await post({ deeds: [good] }, 'text/plain')).status, 422)
  assert.equal((await post({ deeds: Array.from({ length: 51 }, () => good) })).status, 422)
  assert.equal((await web.stranger.get(paths.offlineList)).status, 303)
  const other = await web.staff('catalogue.edit')
  assert.equal((await other.get(paths.offline)).status, 403)
})

test('the worker may serve the desk without a network and nothing else, and the list is sent once', async () => {
  const worker = await agus.get(paths.offlineWorker)
  assert.equal(worker.headers.get('Service-Worker-Allowed'), '/staf/meja/luring')
  assert.match(await worker.text(), /^self\.offlineDesk=\{"page":"\/staf\/meja\/luring"/)
  const list = await agus.get(paths.offlineList)
  assert.equal(list.status, 200)
  const headers = { Cookie: `sesi=${agus.token}`, 'If-None-Match': list.headers.get('ETag') ?? '' }
  const again = await web.app.request(`http://localhost${paths.offlineList}`, { headers })
  assert.equal(again.status, 304)
  const page = await (await agus.get(paths.offline)).text()
  assert.doesNotMatch(page, /Ratna/, 'the page that is kept names nobody')
  assert.match(page, /rel="manifest"/)
})
