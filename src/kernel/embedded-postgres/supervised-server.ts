import { setTimeout as wait } from 'node:timers/promises'
import { stopLeftoverServer } from './leftover-server.ts'
import type { Place } from './place.ts'
import { launchServer, type ServerProcess } from './server-process.ts'

export interface SupervisedServer {
  stop(): Promise<void>
}

/** Runs the server until `stop`, starting it again whenever it ends by itself. Returns once it answers. */
export async function superviseServer(
  place: Place,
  url: string,
  say: (message: string) => void,
): Promise<SupervisedServer> {
  let server = await launchPatiently(place, url, say)
  let stopping = false
  // For an end without `stop`, such as an uncaught error. A kill of this process is met at the next start.
  const interrupt = () => server.interrupt()
  process.once('exit', interrupt)

  const keepRunning = async () => {
    for (;;) {
      await server.ended
      if (stopping) return
      say('The database server has ended by itself; starting it again.')
      server = await relaunch(place, url, say)
      say('The database server is back.')
      if (stopping) await server.end()
    }
  }
  const kept = keepRunning()

  const stop = async () => {
    stopping = true
    process.off('exit', interrupt)
    await server.end()
    await kept
  }
  return { stop }
}

// Connections of a killed server hold its shared memory for a moment longer than the server itself.
async function launchPatiently(
  place: Place,
  url: string,
  say: (message: string) => void,
): Promise<ServerProcess> {
  for (let tries = 0; ; tries++) {
    try {
      return await launchServer(place, url, say)
    } catch (error) {
      const isWorthWaiting = error instanceof Error && error.message.includes('still in use')
      if (!isWorthWaiting || tries === 40) throw error
      await wait(250)
    }
  }
}

async function relaunch(place: Place, url: string, say: (message: string) => void): Promise<ServerProcess> {
  for (let pause = 100; ; pause = Math.min(pause * 2, 10_000)) {
    try {
      await stopLeftoverServer(place, say)
      return await launchServer(place, url, say)
    } catch (error) {
      say(`The database server does not start yet: ${error instanceof Error ? error.message : String(error)}`)
      await wait(pause)
    }
  }
}
