import type { Db, Tx } from '#kernel/database.ts'
import { isLanguage, type Language } from '#kernel/i18n.ts'
import { linkTo } from '../reader-links.ts'
import { findWordings } from '../wordings/find-wordings.ts'
import type { Wording, WordingKind } from '../wordings/default-wordings.ts'
import type { NoticeKind } from '../kinds.ts'
import { compose, type ComposedMessage, type Told } from './compose.ts'
import { factsOf, type Fact, type Noted } from './facts-of.ts'

/** What messages are written with besides what they are about. */
export interface Desk {
  /** Address under which readers reach the site, without a slash at the end. */
  origin: string
  libraryName: string
}

export interface Draft extends ComposedMessage {
  readerName: string
  language: Language
  kinds: NoticeKind[]
  noticeIds: number[]
  /** The one mail address that may be sent it, of what holds a secret. */
  contactId: number | undefined
}

/** Paths by which an address is confirmed, and by which a PIN is set. */
export interface SecretLinks {
  confirmation(contactId: number): Promise<string>
  pin(contactId: number): Promise<string>
}

export interface Wanted {
  readerId: number
  notices: readonly Noted[]
  /** To try a wording out: instead of the reader's language, and of the wordings in force. */
  language?: Language
  wordings?: Partial<Record<WordingKind, Wording>>
  /** Makes secret links; only for a message that leaves the house now. */
  secrets?: SecretLinks
}

/** The message of notices to a reader as things are now; undefined when none of them is true any more. */
export async function draftMessage(
  db: Db | Tx,
  desk: Desk,
  { readerId, notices, ...trial }: Wanted,
  now: Date,
): Promise<Draft | undefined> {
  const facts = await factsOf(db, notices, now)
  const people = await namesOf(db, [readerId, ...notices.map(({ patronId }) => patronId)])
  const reader = people.get(readerId)
  const trueNow = notices.filter(({ id }) => facts.has(id))
  if (!reader || trueNow.length === 0) return undefined
  const language = trial.language ?? (isLanguage(reader.language) ? reader.language : 'id')
  const groups = groupsOf(trueNow, facts, (id) => people.get(id)?.name ?? '', desk.origin)
  const told = await Promise.all(groups.map((group) => withSecret(group, desk.origin, trial.secrets)))
  const wordingOf = await findWordings(db, language)
  const message = compose(
    {
      readerId,
      readerName: reader.name,
      language,
      libraryName: desk.libraryName,
      choicesLink: linkTo(desk.origin, 'choices'),
      wordingOf: (kind: WordingKind) => trial.wordings?.[kind] ?? wordingOf(kind),
    },
    told,
  )
  return {
    ...message,
    readerName: reader.name,
    language,
    kinds: [...new Set(trueNow.map(({ kind }) => kind))],
    noticeIds: trueNow.map(({ id }) => id),
    contactId: told.flatMap(({ facts: [fact] }) => (fact && 'contactId' in fact ? fact.contactId : []))[0],
  }
}

/** All of one kind about one member stands together. */
const groupsOf = (
  notices: readonly Noted[],
  facts: ReadonlyMap<number, Fact>,
  nameOf: (id: number) => string,
  origin: string,
): Told[] =>
  [...Map.groupBy(notices, ({ kind, patronId }) => `${patronId} ${kind}`).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { kind, patronId } = first
    const ofGroup = group.flatMap(({ id }) => facts.get(id) ?? [])
    return [{ patronId, patronName: nameOf(patronId), kind, facts: ofGroup, link: linkTo(origin, kind) }]
  })

/** A secret link stands only in the mail itself. */
async function withSecret(told: Told, origin: string, secrets: SecretLinks | undefined): Promise<Told> {
  const [fact] = told.facts
  if (secrets && fact?.kind === 'address')
    return { ...told, link: origin + (await secrets.confirmation(fact.contactId)) }
  if (secrets && fact?.kind === 'pin') return { ...told, link: origin + (await secrets.pin(fact.contactId)) }
  return told
}

async function namesOf(db: Db | Tx, ids: readonly number[]) {
  const rows = await db
    .selectFrom('patrons.patrons')
    .select(['id', 'name', 'language'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
