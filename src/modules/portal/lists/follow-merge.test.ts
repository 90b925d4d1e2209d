import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { createRecord, titleAfterMerges } from '#modules/catalogue/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { listsFollowMerge } from './follow-merge.ts'

const { db } = await testDatabase()

test('a list shows the title that stays once, in the place of the one that went', async () => {
  const titles: number[] = []
  for (const title of ['Satu', 'Dua']) {
    const subfields = [{ code: 'a', value: title }]
    const fields = [{ tag: '245', ind1: '0', ind2: '0', subfields }]
    titles.push((await createRecord(db, { leader: '00000nam a2200000 a 4500', fields }, systemActor)).id)
  }
  const [into = 0, from = 0] = titles
  await sql`insert into portal.lists (slug, title) values ('a', 'A'), ('b', 'B')`.execute(db)
  await sql`insert into portal.list_entries (list_id, record_id, position)
    values (1, ${from}, 3), (2, ${from}, 0), (2, ${into}, 1)`.execute(db)
  const entries = async () =>
    (
      await sql<{ entry: string }>`
        select list_id || ' ' || record_id || ' ' || position as entry from portal.list_entries order by 1
      `.execute(db)
    ).rows.map(({ entry }) => entry)
  const before = await entries()
  const moved = await db.transaction().execute((tx) => listsFollowMerge.follow(tx, { from, into }))
  assert.ok((await entries()).includes(`1 ${into} 3`))
  await db.transaction().execute((tx) => listsFollowMerge.takeBack(tx, { from, into }, moved))
  assert.deepEqual(await entries(), before)
  assert.equal(await titleAfterMerges(db, from), from)
})
