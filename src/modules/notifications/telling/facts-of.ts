import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, daysBetween, type Day } from '#kernel/days.ts'
import { findSuggestionFacts, type SuggestionFact } from '#modules/acquisition/index.ts'
import { readRuleBook, runningFine, type RuleBook, type RunningLoan } from '#modules/circulation/index.ts'
import type { NoticeKind } from '../kinds.ts'
import type { About } from '../notices/note.ts'
import { readDropped, readHolds, type DroppedFact, type HoldFact, type HoldRow } from './read-holds.ts'

export interface Noted {
  id: number
  kind: NoticeKind
  patronId: number
  about: About
}

export interface LoanFact {
  title: string
  dueOn: Day
  daysLate: number
  /** Whole rupiah if it came back today. */
  fine: number
}
/** What is to be told, as it is now. */
export type Fact =
  | { kind: 'loans'; loans: LoanFact[]; returned: string[] }
  | { kind: 'hold'; hold: HoldFact }
  | { kind: 'visit'; dropped: DroppedFact }
  | { kind: 'card'; expiresOn: Day }
  | { kind: 'member'; cardNumber: string }
  /** A mail address that its owner has not confirmed yet. */
  | { kind: 'address'; contactId: number }
  /** A proven mail address that a link for a new PIN is to be sent to. */
  | { kind: 'pin'; contactId: number }
  | { kind: 'suggestion'; suggestion: SuggestionFact }

/**
 * Looks again at what each notice is about, at the moment of telling. A notice that is no longer true has no entry:
 * the book came back, the loan was renewed, the hold was picked up.
 */
export async function factsOf(db: Db | Tx, notices: readonly Noted[], now: Date): Promise<Map<number, Fact>> {
  const loanIds = notices.flatMap(({ about }) => [...(about.loans ?? []), ...(about.returned ?? [])])
  const [loans, holds, dropped, members, suggestions] = await Promise.all([
    readLoans(db, loanIds),
    readHolds(
      db,
      notices.flatMap(({ about }) => about.hold ?? []),
    ),
    readDropped(
      db,
      notices.flatMap(({ kind, about: { hold, day } }) =>
        kind === 'visit-dropped' && hold !== undefined && day !== undefined ? [{ hold, day }] : [],
      ),
    ),
    readMembers(db, [...new Set(notices.map(({ patronId }) => patronId))]),
    findSuggestionFacts(
      db,
      notices.flatMap(({ about }) => about.suggestion ?? []),
    ),
  ])
  const book = loans.size > 0 ? await readRuleBook(db) : undefined
  const sources = { loans, holds, dropped, members, suggestions, book, today: dayOf(now), now }
  return new Map(
    notices.flatMap((notice) => {
      const fact = factOf(notice, sources)
      return fact ? [[notice.id, fact] as const] : []
    }),
  )
}

interface Sources {
  loans: Map<number, LoanRow>
  holds: Map<number, HoldRow>
  dropped: Map<string, DroppedFact>
  members: Map<number, MemberRow>
  suggestions: Map<number, SuggestionFact>
  book: RuleBook | undefined
  today: Day
  now: Date
}

function factOf({ kind, patronId, about }: Noted, sources: Sources): Fact | undefined {
  const { holds, dropped, members } = sources
  const member = members.get(patronId)
  if (kind === 'due-soon' || kind === 'overdue') return openLoansFact(kind, about, sources)
  if (kind === 'receipt') return receiptFact(about, sources)
  if (kind === 'hold-ready' || kind === 'hold-expiring') {
    const hold = holds.get(about.hold ?? 0)
    return hold && (!about.day || about.day === hold.pickupBy) ? { kind: 'hold', hold } : undefined
  }
  if (kind === 'visit-dropped') {
    const fact = dropped.get(`${about.hold} ${about.day}`)
    return fact && { kind: 'visit', dropped: fact }
  }
  if (!member || member.standing === 'closed') return undefined
  if (kind === 'suggestion') {
    const suggestion = sources.suggestions.get(about.suggestion ?? 0)
    // What has moved on since is told by a notice of its own.
    return suggestion && suggestion.state === about.state ? { kind, suggestion } : undefined
  }
  if (kind === 'verification')
    return member.unconfirmedMail === null
      ? undefined
      : { kind: 'address', contactId: member.unconfirmedMail }
  if (kind === 'pin-link') return pinFact(about, member, sources.now)
  if (kind === 'card-expiring')
    return member.expiresOn === about.day && member.standing === 'active'
      ? { kind: 'card', expiresOn: member.expiresOn }
      : undefined
  return { kind: 'member', cardNumber: member.cardNumber ?? '' }
}

/** Minutes after which whoever asked for a link has long gone to the desk, and the mailbox is not theirs alone. */
const pinLinkMinutes = 60

/** Only an address that is still proven to be the member's is sent the key to their account. */
function pinFact(
  { contact = 0, asked = '' }: About,
  { provenMails }: MemberRow,
  now: Date,
): Fact | undefined {
  const late = now.getTime() - Date.parse(asked) > pinLinkMinutes * 60_000
  return !late && provenMails.includes(contact) ? { kind: 'pin', contactId: contact } : undefined
}

function openLoansFact(
  kind: 'due-soon' | 'overdue',
  about: About,
  { loans, book, today }: Sources,
): Fact | undefined {
  const open = (about.loans ?? []).flatMap((id) => {
    const loan = loans.get(id)
    const late = loan ? daysBetween(loan.dueOn, today) : 0
    const holds = loan && !loan.ended && !loan.claimedAt && loan.dueOn === about.day
    return holds && late > 0 === (kind === 'overdue') ? [loanFact(loan, late, book, today)] : []
  })
  return open.length > 0 ? { kind: 'loans', loans: open, returned: [] } : undefined
}

/** A receipt says what was done, whatever has become of it since; what was undone is not on it. */
function receiptFact(
  { loans: lent = [], returned = [] }: About,
  { loans, book, today }: Sources,
): Fact | undefined {
  const made = lent.flatMap((id) => {
    const loan = loans.get(id)
    return loan && !loan.undone ? [loanFact(loan, 0, book, today)] : []
  })
  const back = returned.flatMap((id) => {
    const loan = loans.get(id)
    return loan?.ended ? [loan.title] : []
  })
  return made.length + back.length > 0 ? { kind: 'loans', loans: made, returned: back } : undefined
}

const loanFact = (loan: LoanRow, late: number, book: RuleBook | undefined, today: Day): LoanFact => ({
  title: loan.title,
  dueOn: loan.dueOn,
  daysLate: Math.max(0, late),
  fine: book && late > 0 ? runningFine(book, loan, today).amount : 0,
})

interface LoanRow extends RunningLoan {
  id: number
  title: string
  ended: boolean
  undone: boolean
}

async function readLoans(db: Db | Tx, ids: number[]): Promise<Map<number, LoanRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LoanRow>`
    select loans.id, records.title, loans.due_on, loans.branch_id, loans.fine_policy_id, loans.claimed_at,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price, loans.ended_at is not null as ended,
      coalesce(loans.ending = 'undone', false) as undone
    from circulation.loans loans
    join catalogue.records records on records.id = loans.record_id
    join catalogue.items items on items.id = loans.item_id
    where loans.id = any(${ids})
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

interface MemberRow {
  id: number
  standing: string
  expiresOn: Day
  cardNumber: string | null
  unconfirmedMail: number | null
  provenMails: number[]
}

async function readMembers(db: Db | Tx, ids: number[]): Promise<Map<number, MemberRow>> {
  const { rows } = await sql<MemberRow>`
    select patrons.id, patrons.standing, patrons.expires_on, cards.number as card_number,
      (select min(id) from patrons.contacts where patron_id = patrons.id and kind = 'email' and verified_at is null
        and bounced_at is null) as unconfirmed_mail,
      to_jsonb(array(select id from patrons.contacts where patron_id = patrons.id and kind = 'email'
        and verified_at is not null and bounced_at is null)) as proven_mails
    from patrons.patrons patrons
    left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    where patrons.id = any(${ids})
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
