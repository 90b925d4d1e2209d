import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { systemActor } from '#kernel/audit.ts'
import { askRestart, lockMachine, retireMachine, unlockMachine } from '#modules/machines/index.ts'
import type { SessionParts } from '../session/session.ts'
import { profileOf } from '../terminal/profile.ts'
import { serveConnection } from './connection.ts'
import { usualLimits } from './limits.ts'
import {
  addTerminal,
  at,
  connectTo,
  guarded,
  logInAs,
  password,
  sip2Library,
} from '../../../../test/support/sip2-library.ts'

const short = { logInWithin: 400, messageWithin: 400, takenWithin: 600, lookEvery: 50, strangers: 20 }
const { db, running, pusat, clock } = await sip2Library(short)
const { port } = running
const blank = ' '.repeat(18)
const lend = `11NN${at}${blank}AOPKB|AASITI-1|ABB1|AC|`

test('before login nothing is done: other messages end the connection', async () => {
  for (const message of [
    lend,
    `09N${at}${at}AP|AOPKB|ABB1|AC|`,
    `63000${at}          AOPKB|AASITI-1|`,
    `37${at}0100IDRBV1|AOPKB|AASITI-1|`,
    `01N${at}AOPKB|ALx|AASITI-1|AC|`,
    guarded(lend, 1),
  ]) {
    const client = await connectTo(port)
    client.send(`${message}\r`)
    await client.closed
  }
  const loans = await db.selectFrom('circulation.loans').select('id').execute()
  const blocks = await db.selectFrom('patrons.blocks').select('id').execute()
  assert.deepEqual([loans, blocks], [[], []])
})

test('a stranger hears that it is not on line, and may resend', async () => {
  const client = await connectTo(port)
  assert.match(await client.ask('9900802.00'), /^98N{6}/)
  assert.match(await client.ask('97'), /^98N{6}/)
  client.end()
  const other = await connectTo(port)
  assert.equal(await other.ask('97'), '96AZFEF6')
  other.end()
})

test('the third wrong login ends the connection', async () => {
  const client = await connectTo(port)
  for (let turn = 1; turn <= 3; turn++) assert.equal(await client.ask('9300CNmesin|COsalah|'), '940')
  await client.closed
})

test('a login that fails too often from one address is not heard any more, not even with its password', async () => {
  await addTerminal(db, pusat, 'dikunci')
  for (let turn = 0; turn < 4; turn++) {
    const client = await connectTo(port)
    for (let strike = 1; strike <= 3; strike++) await client.ask('9300CNdikunci|COsalah|')
    client.end()
  }
  const client = await connectTo(port)
  assert.equal(await client.ask(`9300CNdikunci|CO${password}|`), '940')
  client.end()
  clock.now = new Date(clock.now.getTime() + 6 * 60_000)
  const later = await logInAs(port, 'dikunci')
  later.end()
})

test('encrypted logins, terminals of other kinds and other addresses are refused', async () => {
  await addTerminal(db, pusat, 'jauh', { allowFrom: ['10.9.8.0/24'] })
  for (const message of [`9311CNmesin|CO${password}|`, `9300CNjauh|CO${password}|`, '9300CN|CO|', '9300']) {
    const client = await connectTo(port)
    assert.equal(await client.ask(message), '940', message)
    client.end()
  }
})

test('whoever connects and says nothing, or never finishes, is dropped', async () => {
  const silent = await connectTo(port)
  const halting = await logInAs(port)
  halting.send('9900')
  const began = performance.now()
  await Promise.all([silent.closed, halting.closed])
  assert.ok(performance.now() - began < 5000)
})

test('one byte at a time is answered, if it is not too slow', async () => {
  const client = await connectTo(port)
  for (const byte of `9300CNmesin|CO${password}|\r`) client.send(byte)
  assert.equal((await client.next()).toString(), '941')
  for (const byte of '9900802.00\r') {
    client.send(byte)
    await wait(5)
  }
  assert.match((await client.next()).toString(), /^98Y/)
  client.end()
})

test('a message without end, or longer than allowed, ends the connection', async () => {
  for (const flood of ['A'.repeat(20_000), `63000${at}${'x'.repeat(10_000)}\r`]) {
    const client = await logInAs(port)
    client.send(flood)
    await client.closed
  }
})

test('a client that has ended its side still gets its answers', async () => {
  const client = await connectTo(port)
  client.socket.end(`9300CNmesin|CO${password}|\r9900802.00\r`)
  assert.equal((await client.next()).toString(), '941')
  assert.match((await client.next()).toString(), /^98Y/)
  await client.closed
})

test('a client that takes no answers is dropped, and does not fill the memory', async () => {
  const client = await logInAs(port)
  client.socket.pause()
  client.socket.removeAllListeners('data')
  const chunk = Buffer.from(`63000${at}  Y       AOPKB|AASITI-1|\r`.repeat(200))
  const giveUpAt = Date.now() + 30_000
  const before = process.memoryUsage().rss
  while (!client.socket.destroyed && Date.now() < giveUpAt) {
    if (client.socket.writableLength < 4_000_000) client.socket.write(chunk)
    await wait(5)
  }
  assert.ok(client.socket.destroyed)
  assert.ok(process.memoryUsage().rss - before < 300_000_000)
})

test('a flood of one connection starves no other', async () => {
  const flood = await logInAs(port)
  const garbage = Buffer.from('97\rZZ\r99\r17xx\r'.repeat(4000))
  for (let turn = 0; turn < 5; turn++) flood.send(garbage)
  flood.socket.resume()
  const other = await logInAs(port)
  const times: number[] = []
  for (let turn = 0; turn < 10; turn++) {
    const began = performance.now()
    assert.match(await other.ask('9900802.00'), /^98Y/)
    times.push(performance.now() - began)
  }
  assert.ok(Math.max(...times) < 3000, `slowest ${Math.max(...times)} ms`)
  flood.end()
  other.end()
})

test('connections that do not log in crowd nobody out', async () => {
  const strangers = await Promise.all(Array.from({ length: 60 }, () => connectTo(port)))
  const terminal = await logInAs(port)
  assert.match(await terminal.ask('9900802.00'), /^98Y/)
  terminal.end()
  for (const stranger of strangers) stranger.end()
})

test('250 terminals at once are served', async () => {
  const terminals = []
  for (let begun = 0; begun < 250; begun += 10)
    terminals.push(...(await Promise.all(Array.from({ length: 10 }, () => logInAs(port)))))
  const answers = await Promise.all(terminals.map((terminal) => terminal.ask('9900802.00')))
  assert.ok(answers.every((answer) => answer.startsWith('98YYYYYY')))
  for (const terminal of terminals) terminal.end()
})

test('a locked terminal hears that it is off line and is dropped; after that it cannot lend', async () => {
  const id = await addTerminal(db, pusat, 'rusak')
  const client = await logInAs(port, 'rusak')
  await lockMachine(db, id, 'Layar pecah', systemActor, clock.now)
  await wait(2500)
  assert.match(await client.ask(lend), /^98N{6}.*AFMesin ini sedang tidak melayani/)
  await client.closed
  const again = await logInAs(port, 'rusak')
  assert.match(await again.ask('9900802.00'), /^98N{6}/)
  await again.closed
  await unlockMachine(db, id, systemActor)
  const whole = await logInAs(port, 'rusak')
  assert.match(await whole.ask('9900802.00'), /^98Y/)
  await retireMachine(db, id, systemActor, clock.now)
  await wait(2500)
  whole.send('9900802.00\r')
  await whole.closed
})

test('staff can have a terminal begin anew: its connection ends after an answer', async () => {
  const id = await addTerminal(db, pusat, 'macet')
  const client = await logInAs(port, 'macet')
  clock.now = new Date(clock.now.getTime() + 1000)
  await askRestart(db, id, systemActor, clock.now)
  await wait(2500)
  assert.match(await client.ask('9900802.00'), /^98Y/)
  await client.closed
  const again = await logInAs(port, 'macet')
  for (let turn = 0; turn < 2; turn++) assert.match(await again.ask('9900802.00'), /^98Y/)
  again.end()
})

test('an idle terminal is dropped after its minutes, one that may be silent is not', async (t) => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => void server.close())
  const address = server.address()
  const dial = async (idleMinutes: number) => {
    const accepted = new Promise<Socket>((resolve) => void server.once('connection', resolve))
    const client = await connectTo(typeof address === 'object' && address ? address.port : 0)
    t.after(client.end)
    const turns = <T>(work: () => Promise<T>) => work()
    const session: SessionParts = {
      db,
      libraryName: '',
      clock: () => clock.now,
      branches: () => [],
      current: (terminal) => terminal,
      heard: () => {},
      answered: () => {},
    }
    const socket = await accepted
    const connection = serveConnection(socket, { session, limits: usualLimits, turns, prompts: false })
    const profile = profileOf({ idleMinutes })
    connection.session.terminal = {
      id: 1,
      name: '',
      branchId: 1,
      locked: false,
      restartAskedAt: null,
      secretMark: null,
      profile,
    }
    return { connection, socket }
  }
  const [usual, quiet] = [await dial(15), await dial(0)]
  const now = performance.now()
  for (const minutes of [14, 16]) {
    usual.connection.look(now + minutes * 60_000)
    quiet.connection.look(now + minutes * 60_000 * 1000)
    assert.equal(usual.socket.destroyed, minutes === 16)
    assert.equal(quiet.socket.destroyed, false)
  }
  quiet.socket.destroy()
})
