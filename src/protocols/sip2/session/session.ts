import { isDatabaseAway, type Db } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import type { PinMemory } from '#modules/patrons/index.ts'
import { messageKinds } from '../messages/all.ts'
import type { MessageKind, RecentDeed, Visit } from '../messages/message-kind.ts'
import { fieldOf, languageOf } from '../messages/parts.ts'
import { statusReply } from '../messages/status.ts'
import { screenTexts } from '../messages.ts'
import { mayComeFrom, profileOf, requestCodes } from '../terminal/profile.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { decode } from '../wire/encodings.ts'
import { openEnvelope, type Envelope } from '../wire/envelope.ts'
import { readIncoming, type Incoming } from '../wire/incoming.ts'
import { askAgain, writeReply, type Reply, type WireStyle } from '../wire/reply.ts'
import { answerLogIn } from './answer-log-in.ts'

/** What sessions share, and how they tell what happened. */
export interface SessionParts {
  db: Db
  libraryName: string
  clock(): Date
  branches(): Visit['branches']
  /** The terminal as it stands now: staff may have changed or locked it since it logged in. */
  current(terminal: Terminal): Terminal | undefined
  heard(terminal: Terminal, told: Heard): void
  answered(told: Answered): void
}

export interface Heard {
  at: Date
  refused: boolean
  failed: boolean
  /** It has just logged in. */
  loggedIn?: boolean
  /** From 99: 1 is out of paper, 2 is about to shut down. */
  status?: string
  /** Institution that a message named, where it is not the one of the profile; empty where it is. */
  otherInstitution?: string
}

export interface Answered {
  code: string
  outcome: 'done' | 'refused' | 'failed' | 'repeated' | 'asked-again' | 'ignored'
  seconds: number
}

/** All that is remembered of one connection. */
export interface Session {
  terminal: Terminal | undefined
  address: string
  width: number
  pin: PinMemory
  recent: RecentDeed[]
  /** The last answer, also a 96: what 97 asks for. */
  lastSent: Buffer | undefined
  /** The last message with error detection, and its answer: the same again is not done again. */
  lastGuarded: { guard: string; answer: Buffer } | undefined
  failedLogIns: number
  loggedInAt: Date | undefined
  /** Of the password with which it logged in. */
  secretMark: string | null
}

/** What goes out for one message; `end` closes the connection afterwards. */
export interface Outgoing {
  bytes?: Buffer
  end?: boolean
}

export const newSession = (address: string): Session => ({
  terminal: undefined,
  address,
  width: 0,
  pin: { seen: undefined },
  recent: [],
  lastSent: undefined,
  lastGuarded: undefined,
  failedLogIns: 0,
  loggedInAt: undefined,
  secretMark: null,
})

const plainStyle: WireStyle = { encoding: 'ascii', delimiter: '|', terminator: 'cr' }
const styleOf = (session: Session): WireStyle => session.terminal?.profile ?? plainStyle

/** Answers one message of a connection; nothing goes out for what is no message. */
export async function receive(parts: SessionParts, session: Session, raw: Buffer): Promise<Outgoing> {
  const began = performance.now()
  const envelope = openEnvelope(raw)
  const code = envelope.body.subarray(0, 2).toString('latin1')
  const told = (outcome: Answered['outcome']) =>
    parts.answered({ code, outcome, seconds: (performance.now() - began) / 1000 })
  if (code === '97') {
    told('repeated')
    return { bytes: session.lastSent ?? keep(session, askAgain(styleOf(session))) }
  }
  if (!messageKinds.has(code) && code !== '93') {
    told('ignored')
    return {}
  }
  if (mustBeSentAgain(session, envelope)) {
    told('asked-again')
    return { bytes: keep(session, askAgain(styleOf(session))) }
  }
  // By AY, AZ and every byte: two messages may have the same checksum.
  const guard =
    envelope.guard &&
    `${envelope.guard.sequence}${envelope.guard.checksum}${envelope.body.toString('latin1')}`
  if (guard !== undefined && session.lastGuarded?.guard === guard) {
    told('repeated')
    return { bytes: keep(session, session.lastGuarded.answer) }
  }
  const { reply, outcome, end } = await answerMessage(parts, session, envelope)
  told(outcome)
  if (!reply) return { end }
  const bytes = writeReply(reply, envelope.guard?.sequence, styleOf(session))
  session.lastGuarded = guard !== undefined && outcome !== 'failed' ? { guard, answer: bytes } : undefined
  return { bytes: keep(session, bytes), end }
}

function keep(session: Session, bytes: Buffer): Buffer {
  session.lastSent = bytes
  return bytes
}

/** A checksum that does not fit; or none, where the terminal always has one. */
const mustBeSentAgain = ({ terminal }: Session, { guard }: Envelope): boolean =>
  guard ? !guard.right : (terminal?.profile.errorDetection ?? false)

interface Answer {
  reply?: Reply
  outcome: Answered['outcome']
  end: boolean
}

async function answerMessage(parts: SessionParts, session: Session, envelope: Envelope): Promise<Answer> {
  const text = decode(envelope.body, styleOf(session).encoding)
  const code = text.slice(0, 2)
  const kind = messageKinds.get(code)
  const incoming = readIncoming(text, kind?.widths ?? [1, 1], styleOf(session).delimiter)
  try {
    if (code === '93') return await answerLogIn(parts, session, incoming)
    const terminal = session.terminal && parts.current(session.terminal)
    if (!terminal || !kind || !mayGoOn(session, terminal)) return stranger(parts, session, code)
    session.terminal = terminal
    return await answerTerminal(parts, session, terminal, kind, incoming)
  } catch (error) {
    return troubled(parts, session, incoming, error)
  }
}

/** Staff may have given a new password, or other addresses, since it logged in. */
const mayGoOn = ({ secretMark, address }: Session, { secretMark: current, profile }: Terminal): boolean =>
  secretMark === current && mayComeFrom(profile, address)

/** Before it has logged in a terminal may only ask how we are, and hears that it is not on line. */
function stranger(parts: SessionParts, session: Session, code: string): Answer {
  if (code !== '99' || session.terminal) return { outcome: 'refused', end: true }
  const reply = statusReply(visitOf(parts, session, nobody), false, [screenTexts('id').logInFirst])
  return { reply, outcome: 'refused', end: false }
}

/** Stands where no terminal has logged in. */
const nobody: Terminal = {
  id: 0,
  name: '',
  branchId: 0,
  locked: true,
  secretMark: null,
  restartAskedAt: null,
  profile: profileOf({ messages: [] }),
}

async function answerTerminal(
  parts: SessionParts,
  session: Session,
  terminal: Terminal,
  kind: MessageKind,
  incoming: Incoming,
): Promise<Answer> {
  const visit = visitOf(parts, session, terminal, incoming)
  if (kind.code === '99') noteStatus(session, visit, incoming)
  const reply = await replyOf(visit, kind, incoming)
  const shown = hideFields(reply, terminal)
  const refused = reply.refused ?? false
  const status = kind.code === '99' ? { status: incoming.fixed[0] ?? '' } : {}
  const told = { ...status, ...otherInstitution(terminal, incoming) }
  parts.heard(terminal, { at: visit.now, refused, failed: false, ...told })
  const end = terminal.locked || mustBeginAnew(session, terminal)
  return { reply: shown, outcome: refused ? 'refused' : 'done', end }
}

/** What a message says in AO is not refused, but staff see it on the page of the machine. */
function otherInstitution({ profile }: Terminal, incoming: Incoming): Pick<Heard, 'otherInstitution'> {
  const told = fieldOf(incoming, 'AO').slice(0, 30)
  if (told === '') return {}
  const same = told.toLowerCase() === profile.institution.toLowerCase()
  return { otherInstitution: same ? '' : told }
}

/** SIP2 has no message for it: the connection ends after this answer, and the terminal logs in again. */
const mustBeginAnew = ({ loggedInAt }: Session, { restartAskedAt }: Terminal): boolean =>
  restartAskedAt !== null && loggedInAt !== undefined && loggedInAt < restartAskedAt

async function replyOf(visit: Visit, kind: MessageKind, incoming: Incoming): Promise<Reply> {
  const { terminal, language } = visit
  const texts = screenTexts(language)
  if (terminal.locked) return statusReply(visit, false, [texts.locked])
  const known = requestCodes.find((code) => code === kind.code)
  if (known && !terminal.profile.messages.includes(known))
    return kind.refuse(visit, incoming, [texts.notHere])
  const isComplete = kind.required.every((name) => fieldOf(incoming, name) !== '')
  return isComplete ? kind.answer(visit, incoming) : kind.refuse(visit, incoming, [texts.incomplete])
}

/** Status tells how wide the screen is; it holds for this connection. */
function noteStatus(session: Session, visit: Visit, { fixed }: Incoming): void {
  const width = Number(fixed[1])
  session.width = Number.isInteger(width) && width > 0 ? width : 0
  visit.width = session.width || visit.terminal.profile.width
}

function visitOf(
  { db, libraryName, clock, branches }: SessionParts,
  session: Session,
  terminal: Terminal,
  incoming?: Incoming,
): Visit {
  const asked = incoming && (incoming.code === '23' || incoming.code === '63') ? incoming.fixed[0] : undefined
  return {
    db,
    libraryName,
    terminal,
    now: clock(),
    language: languageOf(asked ?? '', terminal.profile.language),
    width: session.width || terminal.profile.width,
    pin: session.pin,
    recent: session.recent,
    branches: branches(),
  }
}

/** Takes out what a terminal must not learn; a name that must be there is sent empty. */
function hideFields(reply: Reply, { profile }: Terminal): Reply {
  const hidden = new Set<string>(profile.hidden)
  return {
    ...reply,
    fields: reply.fields.map((field) =>
      hidden.has(field[0]) ? ([field[0], field[0] === 'AE' ? '' : undefined] as const) : field,
    ),
  }
}

/** No terminal waits in vain: without the database we are not on line, and a fault of ours is refused in words. */
function troubled(parts: SessionParts, session: Session, incoming: Incoming, error: unknown): Answer {
  const away = isDatabaseAway(error)
  const { terminal } = session
  if (!away) log.error({ err: error, terminal: terminal?.id, message: incoming.code }, 'sip2 message failed')
  const visit = visitOf(parts, session, terminal ?? nobody)
  if (terminal) parts.heard(terminal, { at: visit.now, refused: false, failed: true })
  const texts = screenTexts(visit.language)
  const kind = messageKinds.get(incoming.code)
  const reply =
    away || !kind || !terminal
      ? statusReply(visit, false, [texts.away])
      : kind.refuse(visit, incoming, [texts.trouble])
  return { reply, outcome: 'failed', end: false }
}
