import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Clock } from '#kernel/clock.ts'
import type { Db } from '#kernel/database.ts'
import type { Answered, SessionParts } from '../session/session.ts'
import { serveConnection, type Connection } from './connection.ts'
import { usualLimits, type Limits } from './limits.ts'
import { sip2Connections, sip2Dropped, sip2Messages, sip2Seconds } from './metrics.ts'
import { startRoster, type Roster } from './roster.ts'
import { createTurns } from '#kernel/turns.ts'

export interface Sip2Parts {
  db: Db
  libraryName: string
  clock: Clock
  host: string
  port: number
  tls?: { port: number; key: string; cert: string } | undefined
  /** Where terminals log in by prompts. */
  telnetPort?: number | undefined
  limits?: Partial<Limits>
}

export interface RunningSip2 {
  port: number
  tlsPort: number | undefined
  telnetPort: number | undefined
  stop(): Promise<void>
}

/** Listens for terminals until it is stopped. */
export async function startSip2(parts: Sip2Parts): Promise<RunningSip2> {
  const limits = { ...usualLimits, ...parts.limits }
  const roster = await startRoster(parts.db)
  const floor = openFloor(parts, limits, roster)
  const servers: Server[] = []
  const stop = async () => {
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    await floor.close()
    await Promise.all(closed)
    await roster.stop()
  }
  const begin = (server: Server, port: number): Promise<number> => {
    server.maxConnections = limits.connections
    servers.push(server)
    return listening(server, parts.host, port)
  }
  const { tls, telnetPort: telnet } = parts
  const plain = (prompts: boolean) => createServer({ allowHalfOpen: true }, floor.accept(prompts))
  try {
    const port = await begin(plain(false), parts.port)
    const telnetPort = telnet === undefined ? undefined : await begin(plain(true), telnet)
    const tlsPort = tls && (await begin(tlsServer(tls, floor.accept(false)), tls.port))
    return { port, tlsPort, telnetPort, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** All connections of all ports, with what they share. */
function openFloor({ db, libraryName, clock }: Sip2Parts, limits: Limits, roster: Roster) {
  const { branches, current, heard } = roster
  const session: SessionParts = { db, libraryName, clock, branches, current, heard, answered: count }
  const turns = createTurns(limits.atOnce)
  const open = new Set<Connection>()
  const looking = setInterval(() => {
    const now = performance.now()
    for (const connection of open) connection.look(now)
  }, limits.lookEvery)
  looking.unref()
  return {
    accept: (prompts: boolean) => (socket: Socket) => {
      makeRoom(open, limits)
      const connection = serveConnection(socket, { session, limits, turns, prompts })
      open.add(connection)
      sip2Connections.set(open.size)
      socket.once('close', () => {
        open.delete(connection)
        sip2Connections.set(open.size)
      })
    },
    async close() {
      clearInterval(looking)
      await Promise.race([Promise.all([...open].map((one) => one.finish())), after(5_000)])
      for (const connection of open) connection.drop('stopped')
    },
  }
}

function count({ code, outcome, seconds }: Answered): void {
  const known = outcome === 'ignored' ? 'other' : code
  sip2Messages.inc({ code: known, outcome })
  sip2Seconds.observe({ code: known }, seconds)
}

function tlsServer({ key, cert }: { key: string; cert: string }, accept: (socket: Socket) => void): Server {
  const options = { key, cert, minVersion: 'TLSv1.2', handshakeTimeout: 10_000, allowHalfOpen: true } as const
  const server = createTlsServer(options, accept)
  server.on('tlsClientError', (_error, socket) => {
    sip2Dropped.inc({ reason: 'tls' })
    socket.destroy()
  })
  return server
}

/** Whoever connects and says nothing cannot keep others out: the oldest that has not logged in goes. */
function makeRoom(open: ReadonlySet<Connection>, { connections, strangers }: Limits): void {
  const waiting = [...open].filter(({ session }) => session.terminal === undefined)
  if (waiting.length >= strangers || (open.size >= connections - 1 && waiting.length > 0))
    waiting[0]?.drop('crowded-out')
}

const listening = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      server.on('error', () => {})
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

const after = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
