import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import { makeContactLink, makePinLink } from '#modules/patrons/index.ts'
import { isAtOnce, isSecret, noticeKinds, type NoticeKind, type OuterChannel } from '../kinds.ts'
import { findNoticeSettings, type NoticeSettings } from '../settings/notice-settings.ts'
import { afterQuietHours } from '../settings/quiet-hours.ts'
import { draftMessage, type Desk, type Draft } from '../telling/draft-message.ts'
import type { Noted } from '../telling/facts-of.ts'
import { addressesOf, endAddress } from './addresses-of.ts'
import type { Address, Outgoing, Sender, Sent } from './channel.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'
import { paths } from '../paths.ts'

export interface Sending extends Desk {
  senders: Partial<Record<OuterChannel, Sender>>
}

/** Minutes after each failed attempt until the next; after the last one the message has failed. */
const pauses = [2, 10, 60, 240, 720]
/** Minutes after which a message that is still being sent belongs to a process that died. */
const lostAfter = 10

interface Claimed {
  id: number
  readerId: number
  channel: OuterChannel
  language: 'id' | 'en'
  attempts: number
}

/** Sends what waits, one message after the other, until nothing is left or `signal` says stop. */
export async function sendMessages(
  db: Db,
  sending: Sending,
  clock: () => Date,
  signal: AbortSignal,
): Promise<number> {
  await settleLost(db, clock())
  const settings = await findNoticeSettings(db)
  let sent = 0
  while (!signal.aborted) {
    const message = await claim(db, Object.keys(sending.senders), kindsSentAt(clock(), settings), clock())
    if (!message) break
    const outcome = await attempt(db, sending, message, clock())
    await note(db, message, outcome, clock())
    if (outcome.kind === 'sent') sent += 1
  }
  return sent
}

/** In quiet hours only what cannot wait leaves the house, also at a further attempt. */
const kindsSentAt = (moment: Date, settings: NoticeSettings): readonly NoticeKind[] =>
  afterQuietHours(moment, settings) > moment ? noticeKinds.filter(isAtOnce) : noticeKinds

/**
 * Takes one message for this process. The claim is committed before anything leaves the house, so that whatever
 * happens then, nobody sends the same message again by itself.
 */
async function claim(
  db: Db,
  channels: readonly string[],
  kinds: readonly NoticeKind[],
  now: Date,
): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update notifications.messages set standing = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where id = (
      select id from notifications.messages
      where standing = 'waiting' and try_at <= ${now} and channel = any(${channels})
        and kinds && ${kinds}
      order by try_at, id limit 1 for update skip locked
    )
    returning id, reader_id, channel, language, attempts
  `.execute(db)
  return rows[0]
}

type Ended = Sent | { kind: 'untrue' } | { kind: 'no-address' }

async function attempt(db: Db, sending: Sending, message: Claimed, now: Date): Promise<Ended> {
  const sender = sending.senders[message.channel]
  if (!sender) return { kind: 'later', problem: 'channel is off' }
  const fresh = await freshen(db, sending, message, now)
  if (!fresh) return { kind: 'untrue' }
  const { contactId, ...outgoing } = fresh
  const addresses = await addressesOf(db, message, contactId)
  if (addresses.length === 0) return { kind: 'no-address' }
  return sendToAll(db, sender, outgoing, { addresses, channel: message.channel })
}

/** A browser each has its own address; one that takes the message is enough. */
async function sendToAll(
  db: Db,
  sender: Sender,
  outgoing: Outgoing,
  { addresses, channel }: { addresses: readonly Address[]; channel: OuterChannel },
): Promise<Sent> {
  const outcomes: Sent[] = []
  for (const address of addresses) {
    const outcome = await sender.send(outgoing, address)
    if (outcome.kind === 'refused' && outcome.gone) await endAddress(db, channel, address.id)
    outcomes.push(outcome)
  }
  const best = (['sent', 'unknown', 'later', 'refused'] as const).flatMap(
    (kind) => outcomes.find((outcome) => outcome.kind === kind) ?? [],
  )[0]
  return best ?? { kind: 'later', problem: 'no address' }
}

/** The message as things are now: a book that came back this morning is no longer in it. */
async function freshen(
  db: Db,
  desk: Desk,
  message: Claimed,
  now: Date,
): Promise<(Outgoing & Pick<Draft, 'contactId'>) | undefined> {
  const { rows: notices } = await sql<Noted>`
    select notices.id, notices.kind, notices.patron_id, notices.about
    from notifications.message_notices links
    join notifications.notices notices on notices.id = links.notice_id
    where links.message_id = ${message.id} order by notices.id
  `.execute(db)
  const secrets = {
    confirmation: (contactId: number) => makeContactLink(db, contactId, now),
    pin: (contactId: number) => makePinLink(db, contactId, now),
  }
  const draft = await draftMessage(db, desk, { readerId: message.readerId, notices, secrets }, now)
  if (!draft) return undefined
  const { subject, body, language, contactId } = draft
  // What holds a secret link is kept as it was first written, without it.
  if (!notices.some(({ kind }) => isSecret(kind)))
    await db
      .updateTable('notifications.messages')
      .set({ subject, body, language })
      .where('id', '=', message.id)
      .execute()
  const token = await unsubscribeToken(db, { readerId: message.readerId, messageId: message.id })
  const unsubscribeLink = desk.origin + paths.unsubscribe(token)
  return { id: message.id, subject, body, language, unsubscribeLink, contactId }
}

async function note(db: Db, { id, channel, attempts }: Claimed, outcome: Ended, now: Date): Promise<void> {
  const pause = pauses[attempts - 1]
  const again = outcome.kind === 'later' && pause !== undefined
  await db
    .updateTable('notifications.messages')
    .set({
      standing: again ? 'waiting' : standingOf(outcome),
      problem: 'problem' in outcome ? outcome.problem : outcome.kind === 'no-address' ? outcome.kind : '',
      settledAt: again ? null : now,
      ...(again ? { tryAt: new Date(now.getTime() + pause * 60_000), claimedAt: null } : {}),
      ...(outcome.kind === 'sent' && outcome.providerId ? { providerId: outcome.providerId } : {}),
    })
    .where('id', '=', id)
    .where('standing', '=', 'sending')
    .execute()
  if (outcome.kind !== 'sent' && outcome.kind !== 'untrue')
    log.warn({ message: id, channel, outcome: outcome.kind }, 'message not sent')
}

function standingOf(outcome: Ended) {
  if (outcome.kind === 'sent') return 'sent'
  if (outcome.kind === 'unknown') return 'unknown'
  if (outcome.kind === 'untrue') return 'cancelled'
  return outcome.kind === 'refused' && outcome.gone ? 'bounced' : 'failed'
}

/** What a process left that died while sending may have arrived: it is unknown, and never sent again by itself. */
const settleLost = (db: Db, now: Date) =>
  db
    .updateTable('notifications.messages')
    .set({ standing: 'unknown', settledAt: now, problem: 'interrupted' })
    .where('standing', '=', 'sending')
    .where('claimedAt', '<', new Date(now.getTime() - lostAfter * 60_000))
    .execute()
