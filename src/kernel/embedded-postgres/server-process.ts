import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { programOf } from './binaries.ts'
import type { Place } from './place.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { followServerLog } from './server-log.ts'
import { settingsFile } from './server-settings.ts'

export interface ServerProcess {
  /** Settles when the process is gone; never rejects. */
  ended: Promise<void>
  /** Asks for a clean end without waiting for it. */
  interrupt(): void
  /** Ends the server, by force if it has not ended within half a minute. */
  end(): Promise<void>
}

/** Starts the server and waits until it answers, also through a long recovery. Throws if it ends instead. */
export async function launchServer(
  place: Place,
  url: string,
  say: (message: string) => void,
): Promise<ServerProcess> {
  const child = spawnServer(place)
  const lastWords = followServerLog(child)
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => resolve()).once('error', () => resolve()),
  )
  const server = { ended, interrupt: () => void child.kill('SIGINT'), end: () => endServer(child, ended) }
  try {
    await untilReady(child, url, say)
    return server
  } catch (error) {
    await server.end()
    if (error !== endedEarly) throw error
    throw new EmbeddedPostgresRefusal(`The database server does not start. It said: ${lastWords()}`, {
      cause: error,
    })
  }
}

// In a session of its own: Ctrl-C must reach Patria only, which first lets running work finish.
const spawnServer = (place: Place) =>
  spawn(
    programOf(place.binaries, 'postgres'),
    ['-D', place.cluster, '-c', `config_file=${settingsFile(place)}`],
    {
      uid: place.account?.uid,
      gid: place.account?.gid,
      cwd: place.folder,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    },
  )

const endedEarly = new Error('The server ended before it answered.')
const hasEnded = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined

async function untilReady(child: ChildProcess, url: string, say: (message: string) => void): Promise<void> {
  let spokenAt = Date.now()
  for (let pause = 10; !hasEnded(child); pause = Math.min(pause * 1.5, 250)) {
    const answer = await tryToConnect(url)
    if (answer === 'ready') return
    if (answer !== 'not-yet') throw answer
    if (Date.now() - spokenAt > 5_000) {
      say('The database is still recovering from its last end.')
      spokenAt = Date.now()
    }
    await wait(pause)
  }
  throw endedEarly
}

const startingUp = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P03', '57P01'])

async function tryToConnect(url: string): Promise<'ready' | 'not-yet' | Error> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return 'ready'
  } catch (error) {
    if (!(error instanceof Error)) return new Error(String(error))
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
    if (code === '28P01') {
      return new EmbeddedPostgresRefusal(
        'The database does not take the password in its data folder. Put the file `password` back from a backup.',
      )
    }
    return code === undefined || startingUp.has(code) ? 'not-yet' : error
  }
}

async function endServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (hasEnded(child)) return
  child.kill('SIGINT')
  const force = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(force)
}
