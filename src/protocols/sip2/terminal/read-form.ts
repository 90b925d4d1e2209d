import * as v from 'valibot'
import type { FieldErrors, ParsedForm, Typed } from '#kernel/form.ts'
import { hideable, Profile, requestCodes } from './profile.ts'

const switches = [
  'okWhenNotOnLoan',
  'refuseHolds',
  'alert',
  'zeroAlertType',
  'destinationAlways',
  'borrower',
] as const
const bins = { shelf: 'binShelf', hold: 'binHold', send: 'binSend', staff: 'binStaff' } as const

/** Checkboxes of the form by what they stand for. */
export const messageBox = (code: string): string => `pesan-${code}`
export const hiddenBox = (code: string): string => `tutup-${code}`

/** Reads the settings form of a terminal; the code of an error is the name of its field. */
export function readForm(body: Record<string, unknown>): ParsedForm<Profile> {
  const typed: Typed = {}
  for (const [name, value] of Object.entries(body))
    if (typeof value === 'string') typed[name] = value.replaceAll('\0', '')
  const text = (name: string) => (typed[name] ?? '').trim()
  const on = (name: string) => text(name) !== ''
  const parsed = v.safeParse(Profile, {
    institution: text('institution'),
    encoding: text('encoding'),
    terminator: text('terminator'),
    delimiter: text('delimiter'),
    errorDetection: on('errorDetection'),
    language: text('language'),
    width: numberOf(text('width')),
    messages: requestCodes.filter((code) => on(messageBox(code))),
    hidden: hideable.filter((code) => on(hiddenBox(code))),
    pin: text('pin'),
    amounts: text('amounts'),
    dueDates: text('dueDates'),
    lists: text('lists'),
    cardPayments: text('cardPayments'),
    checkIn: Object.fromEntries(switches.map((name) => [name, on(name)])),
    bins: Object.fromEntries(Object.entries(bins).map(([bin, name]) => [bin, text(name)])),
    screenTexts: linesOf(text('screenTexts')).map(wordsOf),
    allowFrom: linesOf(text('allowFrom')),
    idleMinutes: numberOf(text('idleMinutes')),
  })
  if (parsed.success) return { ok: true, values: parsed.output, typed }
  return { ok: false, errors: errorsOf(parsed.issues), typed }
}

const numberOf = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : -1)
const linesOf = (text: string): string[] => text.split(/[\r\n]+/).flatMap((line) => line.trim() || [])

function wordsOf(line: string) {
  const [text = '', ...instead] = line.split('=')
  return { text: instead.length === 0 ? '' : text.trim(), instead: instead.join('=').trim() }
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path } of issues) {
    const [first, second] = path ?? []
    const part = Object.entries(bins).find(([bin]) => first?.key === 'bins' && bin === second?.key)
    errors[part?.[1] ?? String(first?.key ?? '')] ??= part ? 'bins' : String(first?.key ?? '')
  }
  return errors
}

/** A profile as the form shows it. */
export function typedOf(profile: Profile): Typed {
  const { checkIn, messages, hidden, screenTexts, allowFrom, width, idleMinutes, errorDetection } = profile
  const tick = (yes: boolean) => (yes ? 'on' : '')
  return {
    ...chosen(profile),
    width: String(width),
    idleMinutes: String(idleMinutes),
    errorDetection: tick(errorDetection),
    allowFrom: allowFrom.join('\n'),
    screenTexts: screenTexts.map(({ text, instead }) => `${text} = ${instead}`).join('\n'),
    ...Object.fromEntries(Object.entries(bins).map(([bin, name]) => [name, binOf(profile, bin)])),
    ...Object.fromEntries(switches.map((name) => [name, tick(checkIn[name])])),
    ...Object.fromEntries(messages.map((code) => [messageBox(code), 'on'])),
    ...Object.fromEntries(hidden.map((code) => [hiddenBox(code), 'on'])),
  }
}

const chosen = (profile: Profile) => {
  const { institution, encoding, terminator, delimiter, language, pin } = profile
  const { amounts, dueDates, lists, cardPayments } = profile
  return {
    institution,
    encoding,
    terminator,
    delimiter,
    language,
    pin,
    amounts,
    dueDates,
    lists,
    cardPayments,
  }
}

const binOf = ({ bins: kept }: Profile, bin: string): string =>
  bin === 'shelf' || bin === 'hold' || bin === 'send' || bin === 'staff' ? kept[bin] : ''
