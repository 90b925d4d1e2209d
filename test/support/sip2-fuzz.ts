import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { connect as dial } from 'node:net'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { newSession, receive, type SessionParts } from '#protocols/sip2/session/session.ts'
import { checksumOf } from '#protocols/sip2/wire/checksum.ts'
import { below, one, seeded, type Roll } from '../../bench/synthetic/chance.ts'
import { addTerminal, logInAs, password, type Sip2Library } from './sip2-library.ts'

export interface Sip2Fuzz {
  messages: number
  answers: number
  /** Slowest message of all, in milliseconds. */
  slowest: number
  /** Deeds that the terminal which may do everything did. */
  deeds: number
}

const widths: Record<string, number> = {
  '99': 8,
  '23': 21,
  '63': 31,
  '11': 38,
  '09': 37,
  '29': 38,
  '65': 18,
  '17': 18,
  '15': 19,
  '37': 25,
  '35': 18,
  '01': 19,
  '25': 18,
  '19': 18,
  '97': 0,
  '96': 0,
  '98': 40,
  '00': 5,
  ZZ: 3,
  '9': 1,
  '': 0,
}
const codes = Object.keys(widths)
const names = [
  'AA',
  'AB',
  'AC',
  'AD',
  'AE',
  'AF',
  'AJ',
  'AL',
  'AO',
  'AP',
  'BI',
  'BK',
  'BO',
  'BP',
  'BQ',
  'BS',
  'BV',
  'BW',
  'BY',
  'CG',
  'CH',
  'CN',
  'CO',
  'XX',
  'a1',
  '|',
  'AY',
  'AZ',
]
const dates = [
  '20270104    100000',
  '20270105   Z030000',
  '000000000000000000',
  '20270230    250000',
  '99991231    235959',
  ' '.repeat(18),
]
const values = [
  'SITI-1',
  'BUDI-1',
  'siti-1',
  'B1',
  'B2',
  'B3',
  'b1',
  'PKB',
  'pusat',
  'timur',
  'Y',
  'N',
  '1',
  '2',
  '3',
  '5000',
  '5000.00',
  '-1',
  '0',
  '1e9',
  '123456',
  '000000',
  '',
  ' ',
  "' or 1=1 --",
  '$1',
  '%',
  '\0',
  '\n',
  '\u0085',
  'é',
  '😀',
  'ﷺ',
  '｜',
  '&#124;',
  'x'.repeat(300),
  '9'.repeat(20),
  '../..',
  '<b>',
  '\\',
  'NaN',
  'Bumi manusia',
  '20270301    000000',
]

/** One message, more or less as a terminal would send it. */
export function fuzzMessage(roll: Roll): Buffer {
  const code = one(codes, roll)
  const width = widths[code] ?? 0
  const fixed =
    roll() < 0.8
      ? fixedPart(code, width, roll)
      : one(values, roll)
          .padEnd(width)
          .slice(0, below(width + 4, roll))
  const usual =
    roll() < 0.7
      ? [`AOPKB|AA${one(['SITI-1', 'BUDI-1', 'TIADA'], roll)}|AB${one(['B1', 'B2', 'B3', 'TIADA'], roll)}|`]
      : []
  const more = Array.from(
    { length: below(5, roll) },
    () => `${one(names, roll)}${one(values, roll)}${roll() < 0.95 ? '|' : ''}`,
  )
  let bytes: Buffer = Buffer.from(`${code}${fixed}${[...usual, ...more].join('')}`)
  if (roll() < 0.15) bytes = damaged(bytes, roll)
  if (roll() < 0.4) {
    bytes = Buffer.concat([bytes, Buffer.from(`AY${below(10, roll)}AZ`)])
    bytes = Buffer.concat([bytes, Buffer.from(roll() < 0.9 ? checksumOf(bytes) : 'ABCD')])
  }
  return bytes
}

function fixedPart(code: string, width: number, roll: Roll): string {
  const date = () => one(dates, roll)
  const flag = () => one(['Y', 'N', ' ', '1'], roll)
  if (code === '11' || code === '29') return `${flag()}${flag()}${date()}${date()}`
  if (code === '09') return `${flag()}${date()}${date()}`
  if (code === '63')
    return `00${below(3, roll)}${date()}${' '.repeat(below(6, roll))}Y`.padEnd(width).slice(0, width)
  if (code === '15') return `${one(['+', '-', '*', '?'], roll)}${date()}`
  if (code === '37')
    return `${date()}04${one(['00', '01', '03', '99'], roll)}${one(['IDR', 'USD', '   '], roll)}`
  if (code === '99') return `${below(4, roll)}${String(below(200, roll)).padStart(3, '0')}2.00`
  if (code === '01') return `${flag()}${date()}`
  return `${date()}${'0'.repeat(width)}`.slice(0, width)
}

function damaged(bytes: Buffer, roll: Roll): Buffer {
  const copy = Buffer.from(bytes)
  for (let times = below(4, roll); times >= 0 && copy.length > 0; times--) {
    const byte = below(256, roll)
    copy[below(copy.length, roll)] = byte === 13 ? 14 : byte
  }
  return roll() < 0.5 ? copy : copy.subarray(0, below(copy.length + 1, roll))
}

/**
 * Strange messages in three parts: of strangers, of a terminal that may only ask, and of one that may do everything.
 * The first two must change nothing at all, the third nothing but what its own deeds are.
 */
export async function fuzzSip2(library: Sip2Library, cases: number, seed: number): Promise<Sip2Fuzz> {
  const { db, pusat } = library
  await addTerminal(db, pusat, 'tanya', { messages: ['23', '63', '17', '35'] })
  const roll = seeded(seed)
  const result: Sip2Fuzz = { messages: 0, answers: 0, slowest: 0, deeds: 0 }
  const before = await digest(db)
  await asStranger(library, Math.ceil(cases * 0.4), roll, result)
  assert.deepEqual(await digest(db), before, 'strangers changed the database')
  await asTerminal(library, 'tanya', Math.ceil(cases * 0.3), roll, result)
  assert.deepEqual(await digest(db), before, 'a terminal that may only ask changed the database')
  await asTerminal(library, 'mesin', Math.floor(cases * 0.3), roll, result)
  await assertOnlyOwnDeeds(library, before, result)
  return result
}

/** Without a connection, so that a hundred thousand of them take no hundred thousand connections. */
async function asStranger({ db, clock }: Sip2Library, cases: number, roll: Roll, result: Sip2Fuzz) {
  const parts: SessionParts = {
    db,
    libraryName: 'Uji',
    clock: () => clock.now,
    branches: () => [],
    current: () => undefined,
    heard: () => assert.fail('a stranger was taken for a terminal'),
    answered: () => {},
  }
  let session = newSession('127.0.0.1')
  for (let number = 0; number < cases; number++) {
    const began = performance.now()
    const { bytes, end } = await receive(parts, session, fuzzMessage(roll))
    note(result, began, bytes)
    if (bytes) assert.match(bytes.toString('latin1', 0, 3), /^(98N|96A|940)/)
    if (end || roll() < 0.01) session = newSession('127.0.0.1')
  }
}

const batch = 100

/** Over the wire, many at once; a batch ends with a message whose answer is known. */
async function asTerminal(
  { running }: Sip2Library,
  login: string,
  cases: number,
  roll: Roll,
  result: Sip2Fuzz,
) {
  for (let sent = 0; sent < cases;) {
    const socket = dial(running.port, '127.0.0.1')
    socket.on('error', () => {})
    let heard = ''
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')))
    socket.write(`9300CN${login}|CO${password}|\r`)
    for (let turn = 0; turn < 50 && sent < cases && !socket.destroyed; turn++, sent += batch) {
      const messages = Array.from({ length: batch }, () =>
        Buffer.concat([fuzzMessage(roll), Buffer.from(one(['\r', '\r\n', '|||\r'], roll))]),
      )
      const mark = `AAbatas-${sent}|`
      const began = performance.now()
      heard = ''
      socket.write(Buffer.concat([...messages, Buffer.from(`\r35${dates[0]}AOPKB|${mark}\r`)]))
      await untilHeard(() => heard.includes(mark) || socket.destroyed, `batch at ${sent}`)
      result.messages += batch
      result.answers += heard.split('\r').length - 2
      result.slowest = Math.max(result.slowest, (performance.now() - began) / batch)
    }
    socket.destroy()
  }
}

async function untilHeard(heard: () => boolean, what: string): Promise<void> {
  const giveUpAt = Date.now() + 120_000
  while (!heard()) {
    if (Date.now() > giveUpAt) throw new Error(`no answer to ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

function note(result: Sip2Fuzz, began: number, bytes: Buffer | undefined): void {
  result.messages += 1
  if (bytes) result.answers += 1
  result.slowest = Math.max(result.slowest, performance.now() - began)
}

/** What each table holds. Of the kernel only who changed what: throttles and contacts are no change. */
async function digest(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('circulation', 'patrons', 'catalogue', 'branches', 'staff')
      or (schemaname, tablename) in (('kernel', 'audit_entries'), ('kernel', 'events')) order by 1`.execute(
    db,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string
    }>`select one::text as row from ${sql.raw(name)} one order by 1`.execute(db)
    digests[name] = createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex')
  }
  return digests
}

/** Tables that the deeds of a terminal may change. */
const ofDeeds =
  /^(circulation\.(operations|loans|loan_events|holds|transits|account_entries|receipts|receipt_counters|late_\w+|known_\w+)|patrons\.blocks|catalogue\.(items|changes|\w*change\w*)|kernel\.(audit_entries|events))$/

async function assertOnlyOwnDeeds(
  { db, running, pusat }: Sip2Library,
  before: Record<string, string>,
  result: Sip2Fuzz,
) {
  const after = await digest(db)
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  assert.deepEqual(
    changed.filter((name) => !ofDeeds.test(name)),
    [],
  )
  const { rows } = await sql<{
    deeds: number
    foreign: number
    lent: number
    overridden: number
    blocks: number
  }>`
    select count(*)::int as deeds,
      count(*) filter (where channel <> 'sip2' or branch_id <> ${pusat} or actor_kind not in ('machine', 'member'))::int as foreign,
      (select count(*)::int from circulation.loans where channel <> 'sip2') as lent,
      (select count(*)::int from circulation.loan_events where kind = 'overridden') as overridden,
      (select count(*)::int from patrons.blocks where made_by <> 'mesin') as blocks
    from circulation.operations`.execute(db)
  const [row] = rows
  assert.ok(row && row.deeds > 0, 'the fuzz did nothing at all: it tests nothing')
  assert.deepEqual({ ...row, deeds: 0 }, { deeds: 0, foreign: 0, lent: 0, overridden: 0, blocks: 0 })
  result.deeds = row.deeds
  const client = await logInAs(running.port)
  assert.match(await client.ask('9900802.00'), /^98YYYYYY/)
  client.end()
}
