import { setTimeout } from 'node:timers/promises'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { createRecord, type MarcRecord } from '#modules/catalogue/index.ts'

const titles = 100
/** Milliseconds between two questions: as exact as the figure is. */
const pause = 5

/** From the commit of a new title until a search over HTTP finds it; `when` says what else goes on. */
export async function measureFreshness(
  db: Db,
  origin: string,
  when: string,
  say: (line: string) => void,
): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < titles; i++) {
    const word = `segar${Date.now().toString(36)}${i}`
    await createRecord(db, titled(word), systemActor)
    const committed = performance.now()
    while ((await totalOf(origin, word)) === 0) await setTimeout(pause)
    times.push(performance.now() - committed)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0)
  say(
    `commit to findable ${when}, ${titles} titles: p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  slowest ${at(0.999)} ms`,
  )
}

async function totalOf(origin: string, word: string): Promise<number> {
  const answer = await fetch(`${origin}/api/v1/search?q=${word}`)
  return ((await answer.json()) as { total: number }).total
}

const titled = (title: string): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [{ tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: title }] }],
})
