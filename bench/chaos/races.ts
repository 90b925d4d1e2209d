import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { checkIn, checkOut } from '#modules/circulation/index.ts'
import { makeLibrary } from '../circulation/library.ts'

// npm run chaos:races -- [races]: eight connections lend the same copy to eight members at the same moment.
const races = Number(process.argv[2] ?? 10_000)
const desks = 8
const folder = mkdtempSync(join(tmpdir(), 'patria-races-'))
const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
await migrate(url)
const { db, close } = connect(url, { max: desks })
const { items, patrons } = await makeLibrary(db, { items: 200, patrons: 64 })
await Promise.all(Array.from({ length: desks }, () => sql`select pg_sleep(0.1)`.execute(db)))

const start = performance.now()
let twice = 0
let none = 0
for (let race = 0; race < races; race++) {
  const item = items[race % items.length]
  const barcode = item?.barcode ?? ''
  const deed = () => ({
    key: randomUUID(),
    actor: { kind: 'staff', id: 1, name: 'Ratna' } as const,
    permissions: new Set<string>(),
    channel: 'desk' as const,
    branchId: item?.branchId ?? 0,
  })
  const answers = await Promise.all(
    Array.from({ length: desks }, (_, desk) =>
      checkOut(
        db,
        deed(),
        { patron: { patronId: patrons[(race + desk) % patrons.length] ?? 0 }, item: { barcode } },
        new Date(),
      ),
    ),
  )
  const lent = answers.filter(({ ok }) => ok).length
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from circulation.loans where item_id = ${item?.id ?? 0} and ended_at is null`.execute(
    db,
  )
  if (lent > 1 || (rows[0]?.open ?? 0) > 1) twice++
  if (lent < 1) none++
  await checkIn(db, deed(), { item: { barcode } }, new Date())
  if ((race + 1) % 1000 === 0)
    console.log(
      `${race + 1} races, ${Math.round(((race + 1) * 1000) / (performance.now() - start))} a second`,
    )
}
await close()
await stop()
rmSync(folder, { recursive: true, force: true })
console.log(`${races} races of ${desks} desks: lent twice ${twice}, lent to nobody ${none}`)
process.exit(twice + none === 0 ? 0 : 1)
