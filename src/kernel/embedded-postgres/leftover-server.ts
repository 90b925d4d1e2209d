import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from './place.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'

/**
 * Ends a server that outlived the Patria which started it, and takes away what a dead one left. Only for the
 * holder of the folder's lock: nobody else can be using that server.
 */
export async function stopLeftoverServer(place: Place, say: (message: string) => void): Promise<void> {
  const pid = readServerPid(place.cluster)
  if (pid !== undefined && isServerOf(pid, place.cluster)) {
    say('A database server of an earlier run is still there; stopping it.')
    await stopServer(pid, place.cluster)
  }
  removeTraces(place, pid)
}

/** The process id in `postmaster.pid`, whether it still means that server or not. */
export function readServerPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** True when the process is the PostgreSQL server of this cluster, and not a stranger with the same number. */
export function isServerOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') {
      // A server works in its data folder. A parent check is not needed: the file names the first process.
      return (
        readlinkSync(`/proc/${pid}/cwd`) === cluster &&
        basename(readlinkSync(`/proc/${pid}/exe`)) === 'postgres'
      )
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(cluster)
  } catch {
    return false
  }
}

async function stopServer(pid: number, cluster: string): Promise<void> {
  // Fast, then immediate, then by force: the write-ahead log brings back what was committed in each case.
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    if (!isServerOf(pid, cluster)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < seconds * 1000 && isServerOf(pid, cluster); waited += 20) await wait(20)
  }
  if (isServerOf(pid, cluster)) {
    throw new EmbeddedPostgresRefusal(
      `The database server of an earlier run (process ${pid}) does not stop. End it and start again.`,
    )
  }
}

// PostgreSQL sees to files that name a dead process. It would believe one whose number another program now has.
function removeTraces(place: Place, pid: number | undefined): void {
  if (pid !== undefined && isAlive(pid)) rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(place.folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
