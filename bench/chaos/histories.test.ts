import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { makeLibrary } from '../circulation/library.ts'
import { seeded } from '../synthetic/chance.ts'
import { ask } from './deeds.ts'
import { nextDeed, remember, type DoneBefore } from './next-deed.ts'
import { verify } from './verify.ts'

for (const seed of [1, 2]) {
  test(`after any history of deeds, some asked for twice, the books are right (${seed})`, async (t) => {
    const { db, url } = await testDatabase(t)
    const library = await makeLibrary(db, { items: 4, patrons: 6 })
    await sql`update patrons.patrons set category = 'umum'`.execute(db)
    const random = seeded(seed)
    const done: DoneBefore[] = []
    const acknowledged = new Map<string, unknown>()
    let moment = Date.parse('2027-01-04T03:00:00Z')
    for (let turn = 0; turn < 250; turn++) {
      const chance = { random, key: () => `riwayat-${seed}-${turn}`, now: () => (moment += 60_000) }
      const asked = nextDeed(library, done, chance)
      const answer = await ask(db, asked)
      if (!answer.ok) continue
      remember(done, asked, answer.value)
      acknowledged.set(asked.key, JSON.parse(JSON.stringify(answer.value)))
      if (random() < 0.2) {
        const again = await ask(db, asked)
        assert.ok(again.ok && again.repeated, `${asked.kind} was done twice`)
        assert.deepEqual(again.value, answer.value)
      }
      if (turn % 25 === 24) assert.deepEqual(await verify(url, acknowledged), [])
    }
    assert.ok(acknowledged.size > 50)
    assert.deepEqual(await verify(url, acknowledged), [])
  })
}
