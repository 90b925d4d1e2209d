import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { copy, member, title } from '#modules/circulation/test-data.ts'
import { readDialogue, toText, writeDialogue } from '../../../test/support/sip2-dialogue.ts'
import { addTerminal, sip2Library, type Sip2Library } from '../../../test/support/sip2-library.ts'
import type { Profile } from './terminal/profile.ts'

const folder = join(import.meta.dirname, '../../../test/fixtures/sip2')
const recording = process.env['SIP2_RECORD'] === '1'

/** The terminals of the dialogues, set as the machines of these makers want it. */
const terminals: Record<string, Partial<Profile>> = {
  '3m': { institution: 'UJI', terminator: 'cr', encoding: 'cp850', dueDates: 'sip', width: 40 },
  bibliotheca: {
    institution: 'UJI',
    terminator: 'crlf',
    encoding: 'utf8',
    errorDetection: true,
    lists: 'title',
    bins: { shelf: '1', hold: '2', send: '3', staff: '9' },
    checkIn: {
      okWhenNotOnLoan: true,
      refuseHolds: false,
      alert: true,
      zeroAlertType: true,
      destinationAlways: true,
      borrower: false,
    },
  },
  'd-tech': { institution: 'UJI', encoding: 'latin1', dueDates: 'dmy', pin: 'always', width: 80 },
  envisionware: {
    institution: 'UJI',
    terminator: 'crlf',
    encoding: 'ascii',
    amounts: 'integer',
    hidden: ['CY', 'DA'],
    language: 'en',
  },
}

for (const path of globSync(join(folder, '*.txt')).toSorted()) {
  const name = basename(path, '.txt')
  test(`answers ${name} as recorded, byte for byte`, async (t) => {
    const library = await sip2Library({}, t)
    await prepare(library)
    const socket = connect(library.running.port, '127.0.0.1')
    let received = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => (received = Buffer.concat([received, chunk])))
    const turns = readDialogue(path)
    for (const turn of turns) {
      received = Buffer.alloc(0)
      socket.write(turn.sent)
      const answered = await settled(() => received, recording ? undefined : turn.answer.length)
      if (recording) turn.answer = answered
      else assert.equal(toText(answered), toText(turn.answer), turn.note || toText(turn.sent))
    }
    socket.destroy()
    if (recording) writeDialogue(path, turns)
  })
}

/** The answer when as many bytes as are expected have come and none follow; when recording, when they have ended. */
async function settled(read: () => Buffer, expected: number | undefined): Promise<Buffer> {
  const isWhole = () =>
    expected === undefined ? read().includes('\r') : expected > 0 && read().length >= expected
  const giveUpAt = Date.now() + (expected === 0 ? 150 : recording ? 2000 : 10_000)
  while (Date.now() < giveUpAt && !isWhole()) await wait(2)
  await wait(5)
  return read()
}

async function prepare({ db, pusat, timur }: Sip2Library): Promise<void> {
  for (const [login, settings] of Object.entries(terminals)) await addTerminal(db, pusat, login, settings)
  const strange = await title(db, 'Déjà vu | cerita – «Ñandú»')
  const arabic = await title(db, 'رحلة ابن بطوطة : Rihlah Ibn Baṭṭūṭah')
  await copy(db, strange, pusat, 'S1')
  await copy(db, arabic, pusat, 'S2')
  await copy(db, arabic, timur, 'T1')
  await copy(db, strange, pusat, 'R1', { disposition: 'reference-only' })
  await member(db, 'ayu')
  await sql`update patrons.patrons set home_address = E'Jl. Merdeka 12\nBlitar', birth_date = '1990-05-17'
    where name = 'siti'`.execute(db)
  await sql`insert into patrons.contacts (patron_id, kind, value)
    select id, 'email', 'siti@example.id' from patrons.patrons where name = 'siti'`.execute(db)
}
