import { connect as dial, type Socket } from 'node:net'
import { after } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addMachine, giveSecret } from '#modules/machines/index.ts'
import { branch, copy, member, monday, title } from '#modules/circulation/test-data.ts'
import { testDatabase } from './database.ts'
import type { Limits } from '#protocols/sip2/server/limits.ts'
import { startSip2, type RunningSip2 } from '#protocols/sip2/server/start-server.ts'
import { Profile, requestCodes } from '#protocols/sip2/terminal/profile.ts'
import { checksumOf } from '#protocols/sip2/wire/checksum.ts'
import * as v from 'valibot'

export const password = 'rahasia-mesin'

interface Lifetime {
  after(cleanUp: () => Promise<void> | void): void
}

export interface Sip2Library {
  db: Db
  pusat: number
  timur: number
  siti: number
  budi: number
  bumi: number
  clock: { now: Date }
  running: RunningSip2
  /** What else is to be ended, before the database goes. */
  ending(end: () => Promise<void>): void
}

/** A small library with a terminal `mesin` that may do everything, and a server on a free port. */
export async function sip2Library(
  limits: Partial<Limits> = {},
  lifetime: Lifetime = { after },
): Promise<Sip2Library> {
  const endings: (() => Promise<void>)[] = []
  lifetime.after(async () => {
    for (const end of endings.toReversed()) await end()
  })
  const { db } = await testDatabase({ after: (end) => void endings.push(end) })
  const pusat = await branch(db, 'pusat')
  const timur = await branch(db, 'timur')
  const bumi = await title(db, 'Bumi manusia')
  const siti = await member(db, 'siti')
  const budi = await member(db, 'budi')
  for (const barcode of ['B1', 'B2', 'B3']) await copy(db, bumi, pusat, barcode)
  await addTerminal(db, pusat, 'mesin')
  const clock = { now: monday }
  const running = await startSip2({
    db,
    libraryName: 'Perpustakaan Uji',
    clock: () => clock.now,
    host: '127.0.0.1',
    port: 0,
    limits,
  })
  endings.push(running.stop)
  return { db, pusat, timur, siti, budi, bumi, clock, running, ending: (end) => void endings.push(end) }
}

/** A terminal in the register, with settings beside the usual ones. */
export async function addTerminal(
  db: Db,
  branchId: number,
  login: string,
  settings: Partial<Profile> = {},
): Promise<number> {
  const profile = v.parse(Profile, { messages: [...requestCodes], ...settings })
  const added = await addMachine(db, 'sip2', { name: login, branchId, login, settings: profile }, systemActor)
  if (!added.ok) throw new Error(added.refusal)
  await giveSecret(db, added.value.id, systemActor, password)
  return added.value.id
}

export interface Client {
  socket: Socket
  /** Sends a message as it is and gives the next answer, without its end. */
  ask(message: string | Buffer): Promise<string>
  /** The same with sequence and checksum. */
  askGuarded(message: string, sequence: number): Promise<string>
  askBytes(message: string | Buffer): Promise<Buffer>
  send(bytes: string | Buffer): void
  next(): Promise<Buffer>
  closed: Promise<void>
  end(): void
}

const patience = 10_000

/** A plain client: sends what it is told and reads to the next CR. */
export async function connectTo(port: number, end = '\r'): Promise<Client> {
  const socket = dial(port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  const answers: Buffer[] = []
  const waiting: ((answer: Buffer) => void)[] = []
  let rest = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let at = rest.indexOf(13); at >= 0; at = rest.indexOf(13)) {
      const answer = rest.subarray(0, at)
      rest = rest.subarray(at + 1)
      const next = waiting.shift()
      if (next) next(answer)
      else answers.push(answer)
    }
  })
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  const next = () => answers.shift() ?? within(new Promise<Buffer>((resolve) => void waiting.push(resolve)))
  const askBytes = async (message: string | Buffer) => {
    socket.write(Buffer.concat([Buffer.from(message), Buffer.from(end)]))
    return next()
  }
  return {
    socket,
    closed,
    askBytes,
    next: async () => next(),
    send: (bytes) => void socket.write(bytes),
    ask: async (message) => (await askBytes(message)).toString('utf8').replace(/^\n/, ''),
    askGuarded: async (message, sequence) => (await askBytes(guarded(message, sequence))).toString('utf8'),
    end: () => socket.destroy(),
  }
}

/** A message with its sequence and its checksum. */
export function guarded(message: string, sequence: number): string {
  const bytes = Buffer.from(`${message}AY${sequence}AZ`)
  return `${bytes.toString('utf8')}${checksumOf(bytes)}`
}

/** Connects and logs in. */
export async function logInAs(port: number, login = 'mesin', end = '\r'): Promise<Client> {
  const client = await connectTo(port, end)
  const answer = await client.ask(`9300CN${login}|CO${password}|CPlobi|`)
  if (answer !== '941') throw new Error(`login was answered ${answer}`)
  return client
}

const within = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no answer')), patience).unref()
    }),
  ])

/** Ten in the morning on the first Monday, as terminals write it. */
export const at = '20270104    100000'
