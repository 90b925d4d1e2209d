import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect as dialTls } from 'node:tls'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { ConfigError } from '#kernel/config.ts'
import { connect } from '#kernel/database.ts'
import { metrics } from '#kernel/metrics.ts'
import { changeMachine, findByLogin, giveSecret, machinesModule } from '#modules/machines/index.ts'
import { branch } from '#modules/circulation/test-data.ts'
import { databaseLine } from '../../../../test/support/database-line.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import {
  addTerminal,
  at,
  connectTo,
  logInAs,
  password,
  sip2Library,
  type Client,
} from '../../../../test/support/sip2-library.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { sip2Machine } from '../terminal/kind.tsx'
import { terminalOf } from '../terminal/open-terminal.ts'
import { readTls } from './read-tls.ts'
import { startRoster } from './roster.ts'
import { startSip2 } from './start-server.ts'

/** Waits for something that happens soon, or not at all. */
async function until(happened: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !happened(); turn++) await wait(5)
  assert.ok(happened())
}

/** Asks until it is sent away: the change is known within seconds. */
async function untilEnded({ send, socket }: Client): Promise<void> {
  for (let turn = 0; turn < 100 && !socket.destroyed; turn++) {
    send('9900802.00\r')
    await wait(100)
  }
  assert.ok(socket.destroyed)
}

const openTo = { libraryName: 'Uji', clock: () => new Date(), host: '127.0.0.1', port: 0 }

test('without the database terminals hear that they are not on line, and go on when it is back', async (t) => {
  const endings: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const end of endings.toReversed()) await end()
  })
  const database = await testDatabase({ after: (end) => void endings.push(end) })
  const line = await databaseLine(database.url)
  const { db, close } = connect(line.url, { max: 4 })
  await addTerminal(db, await branch(db, 'pusat'), 'mesin')
  const running = await startSip2({ ...openTo, db })
  endings.push(async () => {
    await running.stop()
    await close()
    await line.cut()
  })
  const client = await logInAs(running.port)
  await line.cut()
  assert.match(await client.ask('9900802.00'), /^98N{6}.*AFSedang ada gangguan/)
  assert.match(await client.ask(`09N${at}${at}AP|AOPKB|ABB1|AC|`), /^98N/)
  const other = await connectTo(running.port)
  assert.match(await other.ask(`9300CNmesin|CO${password}|`), /^98N/)
  await line.mend()
  assert.match(await client.ask('9900802.00'), /^98Y/)
  assert.equal(await other.ask(`9300CNmesin|CO${password}|`), '941')
})

test('staff see contact, counts and paper of a terminal, and the numbers stand in the metrics', async (t) => {
  const { db, running, clock } = await sip2Library({}, t)
  const client = await logInAs(running.port)
  await client.ask('9910802.00')
  await client.ask(`11NN${at}${' '.repeat(18)}AOPKB|AATIADA-1|ABB1|AC|`)
  await running.stop()
  const machine = await findByLogin(db, 'mesin')
  assert.deepEqual(machine?.lastContactAt, clock.now)
  assert.deepEqual(machine?.state, { paper: 'out', closing: false, otherInstitution: '' })
  const { rows } = await sql`select requests, refusals, errors from machines.hours`.execute(db)
  assert.deepEqual(rows, [{ requests: 3, refusals: 1, errors: 0 }])
  assert.deepEqual(
    sip2Machine.stateWords(machine?.state, 'id').map(({ text }) => text),
    ['Kertas habis'],
  )
  const shown = await metrics.metrics()
  assert.match(shown, /patria_sip2_messages_total\{code="11",outcome="refused"\} [1-9]/)
  assert.match(shown, /patria_sip2_connections \d/)
})

test('what a terminal does while its counts are being written is counted too', async (t) => {
  const { db, clock } = await sip2Library({}, t)
  const machine = await findByLogin(db, 'mesin')
  assert.ok(machine)
  const terminal = terminalOf(machine)
  const roster = await startRoster(db)
  const done = { at: clock.now, refused: false, failed: false }
  roster.heard(terminal, { ...done, status: '1' })
  const writing = roster.stop()
  roster.heard(terminal, { ...done, refused: true })
  await writing
  await roster.stop()
  const { rows } = await sql`select requests, refusals, errors from machines.hours`.execute(db)
  assert.deepEqual(rows, [{ requests: 2, refusals: 1, errors: 0 }])
})

test('another institution is served, and staff read which one until it is right', async (t) => {
  const { db, running } = await sip2Library({}, t)
  const client = await logInAs(running.port)
  assert.match(await client.ask(`17${at}AOLAIN\tX|ABB1|`), /^1803/)
  client.end()
  await running.stop()
  const words = async () =>
    sip2Machine.stateWords((await findByLogin(db, 'mesin'))?.state, 'id').map(({ text }) => text)
  assert.deepEqual(await words(), ['Kode lembaga lain: LAIN X'])
  const again = await startSip2({ ...openTo, db })
  t.after(again.stop)
  const right = await logInAs(again.port)
  assert.match(await right.ask(`17${at}AOpkb|ABB1|`), /^1803/)
  await again.stop()
  assert.deepEqual(await words(), [])
})

test('a new password, or other addresses, end the connections of before without doing what they ask', async (t) => {
  const { db, pusat, running } = await sip2Library({}, t)
  const machine = await findByLogin(db, 'mesin')
  assert.ok(machine)
  const { id, name, settings } = machine
  const given = { ...(typeof settings === 'object' ? settings : {}) }
  const [old, stays] = [await logInAs(running.port), await connectTo(running.port)]
  await giveSecret(db, id, systemActor, 'baru-2027')
  await untilEnded(old)
  assert.equal(await stays.ask('9300CNmesin|CObaru-2027|'), '941')
  assert.match(await stays.ask('9900802.00'), /^98Y/)
  const details = { name, branchId: pusat, login: 'mesin', settings: { ...given, allowFrom: ['10.9.8.7'] } }
  assert.ok((await changeMachine(db, id, details, systemActor)).ok)
  await untilEnded(stays)
})

test('stops cleanly: what is in work is answered, then nobody is served', async (t) => {
  const { running } = await sip2Library({}, t)
  const client = await logInAs(running.port)
  client.send(`63000${at}  Y       AOPKB|AASITI-1|AD123456|\r`)
  await wait(5)
  const stopped = running.stop()
  assert.match((await client.next()).toString(), /^64/)
  await stopped
  await client.closed
  await assert.rejects(connectTo(running.port), /ECONNREFUSED/)
})

test('old terminals log in at prompts', async (t) => {
  const { db, ending } = await sip2Library({}, t)
  const running = await startSip2({ ...openTo, db, telnetPort: 0 })
  ending(running.stop)
  const client = await connectTo(running.telnetPort ?? 0)
  let heard = ''
  client.socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  const told = async (text: string) => {
    await until(() => heard.includes(text))
    heard = ''
  }
  await told('login: ')
  client.socket.write(Buffer.from([0xff, 0xfb, 0x1f, ...Buffer.from('mesin\r\n')]))
  await told('password: ')
  client.send('salah\r\n')
  await told('Login incorrect\r\nlogin: ')
  client.send('mesin\r\n')
  await told('password: ')
  client.send(`${password}\r\n`)
  await told('\r\n')
  client.send('9900802.00\r\n')
  await told('98YYYYYY')
  client.end()
})

test(
  'speaks the same over TLS, and says which setting of it is wrong',
  { skip: missingProgram('openssl') },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'patria-tls-'))
    after(() => rmSync(folder, { recursive: true, force: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = [
      '-subj',
      '/CN=127.0.0.1',
      '-days',
      '2',
      '-nodes',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    ]
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject])
    await assert.rejects(
      readTls({ port: 0, key: '/no/such', cert }),
      /SIP2_TLS_KEY=\/no\/such cannot be read/,
    )
    await assert.rejects(readTls({ port: 0, key: cert, cert: key }), ConfigError)
    const { db, ending } = await sip2Library({}, t)
    const running = await startSip2({ ...openTo, db, tls: await readTls({ port: 0, key, cert }) })
    ending(running.stop)
    const plain = await connectTo(running.tlsPort ?? 0)
    plain.send('9900802.00\r')
    await plain.closed
    const socket = dialTls({ port: running.tlsPort ?? 0, host: '127.0.0.1', ca: readFileSync(cert) })
    let heard = ''
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
    socket.write(`9300CNmesin|CO${password}|\r9900802.00\r`)
    await until(() => heard.includes('98Y'))
    assert.match(heard, /^941\r98YYYYYY/)
    socket.destroy()
  },
)

test('staff set a terminal up on its page, and what is wrong is said beside its field', async (t) => {
  const { db, pusat } = await sip2Library({}, t)
  const { staff } = await testWeb(db, () => [machinesModule({ kinds: [sip2Machine] })])
  const visitor = await staff('staff.enter', 'machines.see', 'machines.manage')
  const fields = {
    ...sip2Machine.typedOf({}),
    jenis: 'sip2',
    name: 'Lobi',
    branchId: String(pusat),
    login: 'lobi-1',
  }
  const wrong = await visitor.post('/staf/mesin/baru', { ...fields, allowFrom: 'kantor' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Tulis alamat IP atau jaringan/)
  const made = await visitor.post('/staf/mesin/baru', {
    ...fields,
    encoding: 'cp850',
    allowFrom: '127.0.0.1',
  })
  assert.equal(made.status, 303)
  const machine = await findByLogin(db, 'lobi-1')
  assert.ok(machine)
  assert.match(await visitor.read(made.headers.get('Location') ?? ''), /Halaman kode 850/)
})
