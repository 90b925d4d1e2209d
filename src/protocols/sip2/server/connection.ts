import type { Socket } from 'node:net'
import { setImmediate as breathe } from 'node:timers/promises'
import { log } from '#kernel/log.ts'
import { newSession, receive, type Session, type SessionParts } from '../session/session.ts'
import { createFramer, type Framer } from '../wire/frames.ts'
import { askLine, beginPrompts, type Prompts } from './prompts.ts'
import type { Limits } from './limits.ts'
import { sip2Dropped } from './metrics.ts'

export interface Connection {
  session: Session
  /** Drops a connection that has waited too long for something. */
  look(now: number): void
  drop(reason: string): void
  /** Ends it when the message in work is answered. */
  finish(): Promise<void>
}

export interface ConnectionParts {
  session: SessionParts
  limits: Limits
  turns<T>(work: () => Promise<T>): Promise<T>
  /** Asks for login and password with prompts, as terminals behind a telnet server expect. */
  prompts: boolean
}

/** How a connection stands; times are those of `performance.now()`. */
interface Line {
  socket: Socket
  session: Session
  framer: Framer
  prompts: Prompts | undefined
  queue: Buffer[]
  openedAt: number
  heardAt: number
  /** Since when a message has begun and not ended; since when an answer is not taken. */
  begunAt: number | undefined
  sendingAt: number | undefined
  working: Promise<void> | undefined
  /** Nothing more is read: what is in work is answered, then it ends. */
  ending: boolean
}

/** Serves one terminal: one message after the other, reading on only when the last one is answered. */
export function serveConnection(socket: Socket, parts: ConnectionParts): Connection {
  const line = openLine(socket, parts)
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 60_000)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => take(line, parts, chunk))
  socket.on('end', () => {
    line.ending = true
    if (!line.working) socket.end()
  })
  return {
    session: line.session,
    drop: (reason) => drop(line, reason),
    look: (now) => look(line, parts.limits, now),
    async finish() {
      line.queue.length = 0
      line.ending = true
      await line.working
      socket.end()
    },
  }
}

function openLine(socket: Socket, { limits, prompts }: ConnectionParts): Line {
  const now = performance.now()
  return {
    socket,
    session: newSession((socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')),
    framer: createFramer(limits.messageBytes),
    prompts: prompts ? beginPrompts(socket) : undefined,
    queue: [],
    openedAt: now,
    heardAt: now,
    begunAt: undefined,
    sendingAt: undefined,
    working: undefined,
    ending: false,
  }
}

function take(line: Line, parts: ConnectionParts, chunk: Buffer): void {
  const messages = line.framer.push(chunk)
  if (!messages) return drop(line, 'message-too-long')
  const goesOn = line.framer.pending() > 0
  const goesOnSince = messages.length > 0 ? undefined : line.begunAt
  line.begunAt = goesOn ? (goesOnSince ?? performance.now()) : undefined
  line.queue.push(...messages)
  if (line.queue.length === 0) return
  line.socket.pause()
  line.working ??= work(line, parts).catch((error: unknown) => {
    log.error({ err: error }, 'sip2 connection failed')
    drop(line, 'failed')
  })
}

/** Messages that need nothing are answered at once; after a few of them others get their turn all the same. */
const messagesWithoutBreath = 8

async function work(line: Line, parts: ConnectionParts): Promise<void> {
  const { queue, socket } = line
  for (let done = 0; queue.length > 0 && !socket.destroyed; done++) {
    if (done % messagesWithoutBreath === 0) await breathe()
    const raw = queue.shift()
    if (raw !== undefined) await answer(line, parts, raw)
  }
  line.working = undefined
  if (line.ending) socket.end()
  else if (!socket.destroyed) socket.resume()
}

async function answer(line: Line, parts: ConnectionParts, raw: Buffer): Promise<void> {
  const { session, prompts, socket } = line
  line.heardAt = performance.now()
  const { bytes, end } = await parts.turns(() =>
    prompts && !session.terminal
      ? askLine(parts.session, session, prompts, raw)
      : receive(parts.session, session, raw),
  )
  if (bytes && !socket.destroyed) {
    line.sendingAt = performance.now()
    if (!socket.write(bytes)) await drained(socket)
    line.sendingAt = undefined
  }
  if (end) {
    line.queue.length = 0
    line.ending = true
  }
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      socket.off('drain', go)
      socket.off('close', go)
      resolve()
    }
    socket.on('drain', go)
    socket.on('close', go)
  })

function look(line: Line, limits: Limits, now: number): void {
  const { session, openedAt, heardAt, begunAt, sendingAt, working } = line
  const idle = (session.terminal?.profile.idleMinutes ?? 0) * 60_000
  const since = (moment: number | undefined) => (moment === undefined ? 0 : now - moment)
  if (since(sendingAt) > limits.takenWithin) drop(line, 'answer-not-taken')
  else if (since(begunAt) > limits.messageWithin) drop(line, 'message-too-slow')
  // A login that is being checked may finish, but nobody stays a stranger by keeping us busy.
  else if (!session.terminal && since(openedAt) > limits.logInWithin * (working ? 4 : 1))
    drop(line, 'no-login')
  else if (idle > 0 && !working && since(heardAt) > idle) drop(line, 'idle')
}

function drop({ socket }: Line, reason: string): void {
  if (socket.destroyed) return
  sip2Dropped.inc({ reason })
  socket.destroy()
}
