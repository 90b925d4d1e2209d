import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { member } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findChoices, saveChoices } from './choices/save-choices.ts'
import { notificationsFollowMembers } from './follow-members.ts'
import { note } from './notices/note.ts'
import { tell } from './telling/tell.ts'

const { db } = await testDatabase()
const now = new Date()
const siti = await member(db, 'siti')
const twin = await member(db, 'sitti')
await note(db, [{ key: 'welcome:twin', kind: 'welcome', patronId: twin, about: {}, tellFrom: now }], now)
await sql`insert into kernel.settings (name, value) values ('notices',
  '{"quietFrom":0,"quietUntil":0,"dueSoonDays":3,"overdueDays":[1],"holdExpiringDays":1,"cardExpiringDays":30}')`.execute(
  db,
)
await tell(db, { origin: '', libraryName: '', channels: new Set() }, now)
await saveChoices(db, twin, [{ kind: 'overdue', channel: 'email', wanted: false }], now)
await saveChoices(db, siti, [{ kind: 'due-soon', channel: 'email', wanted: false }], now)

const countOf = async (patronId: number) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notifications.messages
    where reader_id = ${patronId}`.execute(db)
  return rows[0]?.count
}

test('what two of one person were told and chose becomes one, and goes when they leave', async () => {
  await db
    .transaction()
    .execute(
      (tx) => notificationsFollowMembers.onMerge?.(tx, { from: twin, into: siti }) ?? Promise.resolve(),
    )
  assert.equal(await countOf(siti), 1)
  const refused = (await findChoices(db, siti)).filter(
    ({ channel, wanted }) => channel === 'email' && !wanted,
  )
  assert.deepEqual(
    refused.map(({ kind }) => kind),
    ['due-soon', 'overdue'],
  )
  const told = await notificationsFollowMembers.tellAll?.(db, siti)
  assert.equal(told?.['pesan']?.length, 1)
  await db.transaction().execute((tx) => notificationsFollowMembers.onForget?.(tx, siti) ?? Promise.resolve())
  assert.equal(await countOf(siti), 0)
})
