import { formatClock, formatDate, formatRupiah } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { SuggestionFact } from '#modules/acquisition/index.ts'
import type { NoticeKind } from '../kinds.ts'
import { messageWords } from '../message-words.ts'
import { fill } from '../wordings/fill.ts'
import type { Wording, WordingKind } from '../wordings/default-wordings.ts'
import type { Fact, LoanFact } from './facts-of.ts'
import type { DroppedFact, HoldFact, NextVisit } from './read-holds.ts'

/** What one member is told of one kind. */
export interface Told {
  patronId: number
  patronName: string
  kind: NoticeKind
  facts: readonly Fact[]
  /** Where it leads: to the loans, the holds, or the link of a verification. */
  link: string
}

export interface Envelope {
  readerId: number
  readerName: string
  language: Language
  libraryName: string
  /** Where the reader chooses what to be told. */
  choicesLink: string
  wordingOf(kind: WordingKind): Wording
}

export interface ComposedMessage {
  subject: string
  body: string
}

/** One message of all that a reader is to be told: for a guardian, of each child by name. */
export function compose(envelope: Envelope, told: readonly Told[]): ComposedMessage {
  const { readerId, readerName, language, libraryName, choicesLink, wordingOf } = envelope
  const words = messageWords(language)
  const byPatron = Map.groupBy(told, ({ patronId }) => patronId)
  const family = byPatron.size > 1 || !byPatron.has(readerId)
  const parts = [...byPatron.values()].map((ofOne) => {
    const bodies = ofOne.map((one) => fill(wordingOf(one.kind).body, valuesOf(one, envelope)))
    const heading = family ? [words.about(ofOne[0]?.patronName ?? '')] : []
    return [...heading, ...bodies].join('\n\n')
  })
  const frame = wordingOf('frame')
  const [only] = told
  const values = {
    nama: readerName,
    perpustakaan: libraryName,
    tautan: choicesLink,
    jumlah: String(told.length),
  }
  const subject = told.length === 1 && only ? wordingOf(only.kind).subject : frame.subject
  return {
    subject: fill(subject, { ...values, ...(only ? valuesOf(only, envelope) : {}), jumlah: values.jumlah }),
    body: fill(frame.body, { ...values, isi: parts.join('\n\n') }),
  }
}

function valuesOf(told: Told, { language, libraryName }: Envelope): Record<string, string> {
  const { facts, patronName, kind, link } = told
  const loans = facts.flatMap((fact) => (fact.kind === 'loans' ? fact.loans : []))
  const returned = facts.flatMap((fact) => (fact.kind === 'loans' ? fact.returned : []))
  const holds = facts.flatMap((fact) => (fact.kind === 'hold' ? [fact.hold] : []))
  const dropped = facts.flatMap((fact) => (fact.kind === 'visit' ? [fact.dropped] : []))
  const words = messageWords(language)
  const lines = [
    ...loans.map((loan) => loanLine(loan, kind, language)),
    ...holds.map((hold) => holdLine(hold, language)),
    ...facts.flatMap((fact) =>
      fact.kind === 'suggestion' ? suggestionLine(fact.suggestion, link, language) : [],
    ),
    ...dropped.map((visit) => droppedLine(visit, language)),
  ]
  const fine = loans.reduce((sum, loan) => sum + loan.fine, 0)
  return {
    nama: patronName,
    perpustakaan: libraryName,
    tautan: link,
    jumlah: String(lines.length),
    daftar: (kind === 'receipt' && loans.length > 0 ? [words.lent, ...lines] : lines).join('\n'),
    kembali: returned.length > 0 ? [words.returned, ...returned.map((title) => `• ${title}`)].join('\n') : '',
    denda: formatRupiah(fine),
    tanggal:
      facts.flatMap((fact) => (fact.kind === 'card' ? formatDate(fact.expiresOn, language) : []))[0] ?? '',
    kartu: facts.flatMap((fact) => (fact.kind === 'member' ? fact.cardNumber : []))[0] ?? '',
  }
}

function loanLine({ title, dueOn, daysLate, fine }: LoanFact, kind: NoticeKind, language: Language): string {
  const words = messageWords(language)
  const due = words.due(formatDate(dueOn, language))
  const late = kind === 'overdue' ? `, ${words.late(daysLate)}` : ''
  const cost = kind === 'overdue' && fine > 0 ? `, ${words.fineSoFar(formatRupiah(fine))}` : ''
  return `• ${title}: ${due}${late}${cost}`
}

/** How a suggested title stands; of one that has come, where to reserve it. */
function suggestionLine(
  { title, state, answer, recordId }: SuggestionFact,
  link: string,
  language: Language,
) {
  const words = messageWords(language)
  const states: Record<string, string> = words.suggestion
  const place =
    state === 'arrived' && recordId !== null
      ? words.reserve(`${new URL(link).origin}/akun/pesanan/baru/${recordId}`)
      : ''
  return `• ${title}: ${[states[state] ?? state, place, answer].filter(Boolean).join(', ')}`
}

function holdLine({ title, branch, pickupBy, shelfCode, visit }: HoldFact, language: Language): string {
  const words = messageWords(language)
  const waits = words.waits(branch, formatDate(pickupBy, language), shelfCode)
  return visit ? `• ${title}: ${waits}. ${visitText(visit, language)}` : `• ${title}: ${waits}`
}

function droppedLine({ title, stop, day, reason, visit }: DroppedFact, language: Language): string {
  const words = messageWords(language)
  const dropped = words.dropped(stop, formatDate(day, language), reason)
  return `• ${title}: ${dropped}${visit ? `. ${visitText(visit, language)}` : ''}`
}

const visitText = ({ day, starts, ends }: NextVisit, language: Language): string =>
  messageWords(language).nextVisit(
    formatDate(day, language),
    formatClock(starts, language),
    formatClock(ends, language),
  )
