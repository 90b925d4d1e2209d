import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { readConfig } from '#kernel/config.ts'
import { issueLetter, newCode } from '#modules/clearance/index.ts'
import { chargeByHand, checkOut, pay } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { openVault } from '#modules/patrons/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../test/support/database.ts'
import { testWeb, wordsOf } from '../test/support/web.ts'
import { listModules } from './modules.ts'

const { db } = await testDatabase()
const search = await searchHere(db)
const vault = openVault([Buffer.alloc(32, 1)])
const modulesWith = (files: Parameters<typeof listModules>[0]['files']) =>
  listModules({ search, files, vault, config: readConfig({}) })
const web = await testWeb(db, modulesWith)
const permissions = modulesWith(web.files).flatMap(({ permissions = [] }) =>
  permissions.map(({ name }) => name),
)

const name = 'Zulaikhah'
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
await copy(db, bumi, pusat, 'B1')
const id = await member(db, name)
// Made while there was nothing yet.
const letter = { patronId: id, purpose: 'kelulusan', code: newCode() }
assert.ok((await issueLetter(db, letter, { actor: systemActor, now: new Date() })).ok)
doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId: id }, item: { barcode: 'B1' } }, new Date()))
const owed = { patronId: id, amount: 5000, reason: 'other', note: 'map' } as const
doneWith(await chargeByHand(db, atDesk(pusat), owed, new Date()))
const paid = { patronId: id, charges: undefined, amount: 2000, method: 'cash', tendered: undefined } as const
const { receiptNumber } = doneWith(await pay(db, atDesk(pusat), paid, new Date()))

const madeUpVisit = `${Date.now().toString(36)}0123456789ab`

/** Addresses of pages on which this member may be seen; parts of a path are tried as what they may name. */
const addresses = [
  ...new Set(
    web.app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/staf'))
      .map(({ path }) => path.replaceAll(/:([a-z]+)(\{.*?\}+)?\??/gi, (_, part: string) => valueOf(part))),
  ),
]

function valueOf(part: string): string {
  if (part === 'number') return receiptNumber
  if (part === 'visit') return madeUpVisit
  return part === 'charge' ? '1' : String(id)
}

const queries = [
  '',
  `?k=${madeUpVisit}`,
  `?anggota=${id}`,
  '?barcode=B1',
  `?selesai=bebas`,
  `?kuitansi=${receiptNumber}`,
]

test('whatever page shows staff a member by name is in the audit log', async () => {
  const silent: string[] = []
  const showing = new Set<string>()
  const finder = await web.staff(...permissions)
  const shows = async (staff: typeof finder, path: string) => {
    const answer = await staff.get(path)
    if (!/html/.test(answer.headers.get('Content-Type') ?? '')) return false
    return wordsOf(await answer.text()).includes(name)
  }
  for (const address of addresses)
    for (const query of queries) {
      if (!(await shows(finder, address + query))) continue
      showing.add(address)
      // Somebody new each time: looking again soon afterwards is the same look.
      await shows(await web.staff(...permissions), address + query)
      const { rows } = await sql`
        select from kernel.audit_entries
        where actor_id = (select max(id) from staff.accounts)
          and (subject_kind = 'member' and subject_id = ${String(id)} or subject_kind = 'member-list')
      `.execute(db)
      if (rows.length === 0) silent.push(address + query)
    }
  assert.deepEqual(silent, [])
  assert.ok(showing.size >= 8, `only ${[...showing].join(', ')} show the member`)
})

test('the same look is written once, another one by somebody else again', async () => {
  const [one, other] = [await web.staff(...permissions), await web.staff(...permissions)]
  const page = `/staf/meja/anggota/${id}?k=${madeUpVisit}`
  const seen = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from kernel.audit_entries
      where action = 'member.viewed' and subject_id = ${String(id)}`.execute(db)
    return rows[0]?.count ?? 0
  }
  const before = await seen()
  for (let times = 0; times < 3; times++) await one.get(page)
  assert.equal(await seen(), before + 1)
  await other.get(page)
  assert.equal(await seen(), before + 2)
})
