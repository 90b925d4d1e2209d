import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Milliseconds of processor that this process has used. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const ticksPerSecond = 100

/** Milliseconds that the connections of this database have used, as Linux counts them in hundredths of a second. */
export async function timeOfConnections(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database()`.execute(db)
  const ticks = rows.map(({ pid }) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      return Number(fields[11]) + Number(fields[12])
    } catch {
      // No Linux, or a connection that has just ended.
      return 0
    }
  })
  return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / ticksPerSecond
}
