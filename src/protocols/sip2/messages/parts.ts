import { randomUUID, createHash } from 'node:crypto'
import { formatDay } from '#design/format.ts'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import { blockText, type Block, type Deed } from '#modules/circulation/index.ts'
import { screenTexts } from '../messages.ts'
import { inOtherWords } from '../terminal/screen-words.ts'
import { readMoment, writeEndOfDay, writeMoment } from '../wire/dates.ts'
import { writeAmount } from '../wire/amounts.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import { screenLines } from '../wire/screen-lines.ts'
import type { Visit } from './message-kind.ts'

export type Fields = Reply['fields']

/** A field as sent, without blanks around it; empty where it was not sent. */
export const fieldOf = ({ fields }: Incoming, name: string): string => (fields.get(name) ?? '').trim()

export const yesNo = (yes: boolean): 'Y' | 'N' => (yes ? 'Y' : 'N')
export const moment = ({ now }: Visit): string => writeMoment(now)
export const institution = ({ terminal }: Visit) => ['AO', terminal.profile.institution] as const
export const texts = ({ language }: Visit) => screenTexts(language)

/** The same field that the message named, for an answer that must name it too. */
export const echo = (incoming: Incoming, name: string) => [name, fieldOf(incoming, name)] as const

/** Lines for the screen, in the words and the width of the terminal. */
export const screen = ({ terminal, width }: Visit, lines: readonly (string | undefined)[]): Fields =>
  screenLines(
    lines.flatMap((line) => (line ? [inOtherWords(line, terminal.profile.screenTexts)] : [])),
    width,
  ).map((line) => ['AF', line] as const)

export const amount = ({ terminal }: Visit, rupiah: number): string =>
  writeAmount(rupiah, terminal.profile.amounts)

/** A day on which something is due, as the terminal wants to read it. */
export function dueDay({ terminal, language }: Visit, day: Day): string {
  const { dueDates } = terminal.profile
  if (dueDates === 'sip') return writeEndOfDay(day)
  if (dueDates === 'words') return formatDay(day, language)
  return dueDates === 'dmy' ? day.split('-').toReversed().join('-') : day
}

/** The same day for people, on the screen. */
export const spokenDay = ({ language }: Visit, day: Day): string => formatDay(day, language)

/** Reasons in words for the member; the same words once. */
export const reasons = (blocks: readonly Block[], language: Language): string[] => [
  ...new Set(blocks.map((block) => blockText(block, language, 'member'))),
]

/** 001 is English; there is no code for Indonesian. */
export const languageOf = (code: string, fallback: Language): Language => (code === '001' ? 'en' : fallback)

export const branchCode = ({ branches }: Visit, id: number): string =>
  branches.find((branch) => branch.id === id)?.code ?? ''

/** A deed of this terminal; it may override nothing. */
export const deedOf = ({ terminal }: Visit, key = `sip2-${randomUUID()}`): Deed => ({
  key,
  actor: { kind: 'machine', id: terminal.id, name: terminal.name },
  permissions: new Set(),
  channel: 'sip2',
  branchId: terminal.branchId,
})

const sameMoment = 10 * 60_000

/**
 * The key of a request that must not be done twice though its answer was lost, such as a payment: it comes from the
 * message itself. A terminal whose clock stands still says the same of two payments, so then each has a key of its own.
 */
export function repeatableKey(visit: Visit, incoming: Incoming, dateAt: number): string {
  const at = readMoment(incoming.fixed[dateAt] ?? '')
  const isNow = at !== undefined && Math.abs(at.getTime() - visit.now.getTime()) < sameMoment
  return isNow ? messageKey(visit, incoming) : `sip2-${randomUUID()}`
}

/** One key for one message, whenever it is sent. */
export function messageKey({ terminal }: Visit, { code, fixed, fields }: Incoming): string {
  const told = [...fields].filter(([name]) => name !== 'AC' && name !== 'AD').toSorted(byName)
  const digest = createHash('sha256').update(JSON.stringify([terminal.id, code, fixed, told]))
  return `sip2-${digest.digest('base64url')}`
}

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1)
