import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf, startOfDay, type Day } from '#kernel/days.ts'
import type { NoticeSettings } from '../settings/notice-settings.ts'
import { note, type NewNotice } from './note.ts'

/**
 * Notes what the calendar brings: loans due soon or overdue, holds and cards about to expire. Looks at exact days and
 * at the few before them, so that a server that was off for a day makes up for it; keys keep anything from being
 * noted twice.
 */
export async function lookAround(db: Db, settings: NoticeSettings, now: Date): Promise<number> {
  const today = dayOf(now)
  const found = await Promise.all([
    dueSoon(db, settings, today),
    overdue(db, settings, today),
    holdsExpiring(db, settings, today),
    cardsExpiring(db, settings, today),
  ])
  return note(
    db,
    found.flat().map((notice) => ({ ...notice, tellFrom: now })),
    now,
  )
}

type Found = Omit<NewNotice, 'tellFrom'>

/** Days for which something missed is still made up for. */
const leeway = 2

async function dueSoon(db: Db, { dueSoonDays }: NoticeSettings, today: Day): Promise<Found[]> {
  if (dueSoonDays === 0) return []
  const { rows } = await sql<{ id: number; patronId: number; dueOn: Day }>`
    select id, patron_id, due_on from circulation.loans
    where ended_at is null and due_on > ${today} and due_on <= ${addDays(today, dueSoonDays)}
      and lent_at < ${startOfDay(today)}
  `.execute(db)
  return rows.map(({ id, patronId, dueOn }) => ({
    key: `due-soon:${id}:${dueOn}`,
    kind: 'due-soon',
    patronId,
    about: { loans: [id], day: dueOn },
    staleFrom: startOfDay(addDays(dueOn, 1)),
  }))
}

async function overdue(db: Db, { overdueDays }: NoticeSettings, today: Day): Promise<Found[]> {
  const steps = overdueDays.flatMap((late) =>
    Array.from({ length: leeway + 1 }, (_, missed) => ({ late, day: addDays(today, -late - missed) })),
  )
  if (steps.length === 0) return []
  const { rows } = await sql<{ id: number; patronId: number; dueOn: Day }>`
    select id, patron_id, due_on from circulation.loans
    where ended_at is null and claimed_at is null and due_on = any(${steps.map(({ day }) => day)}::date[])
  `.execute(db)
  return rows.flatMap(({ id, patronId, dueOn }) =>
    steps
      .filter(({ day }) => day === dueOn)
      .map(({ late }) => ({
        key: `overdue:${id}:${dueOn}:${late}`,
        kind: 'overdue' as const,
        patronId,
        about: { loans: [id], day: dueOn },
        staleFrom: startOfDay(addDays(dueOn, late + leeway + 2)),
      })),
  )
}

async function holdsExpiring(db: Db, { holdExpiringDays }: NoticeSettings, today: Day): Promise<Found[]> {
  if (holdExpiringDays === 0) return []
  const { rows } = await sql<{ id: number; patronId: number; pickupBy: Day }>`
    select id, patron_id, pickup_by from circulation.holds
    where standing = 'ready' and patron_id is not null
      and pickup_by >= ${today} and pickup_by <= ${addDays(today, holdExpiringDays)}
      and ready_at < ${startOfDay(today)}
  `.execute(db)
  return rows.map(({ id, patronId, pickupBy }) => ({
    key: `hold-expiring:${id}:${pickupBy}`,
    kind: 'hold-expiring',
    patronId,
    about: { hold: id, day: pickupBy },
    staleFrom: startOfDay(addDays(pickupBy, 1)),
  }))
}

async function cardsExpiring(db: Db, { cardExpiringDays }: NoticeSettings, today: Day): Promise<Found[]> {
  if (cardExpiringDays === 0) return []
  const { rows } = await sql<{ id: number; expiresOn: Day }>`
    select id, expires_on from patrons.patrons
    where standing = 'active' and expires_on > ${today} and expires_on <= ${addDays(today, cardExpiringDays)}
  `.execute(db)
  return rows.map(({ id, expiresOn }) => ({
    key: `card-expiring:${id}:${expiresOn}`,
    kind: 'card-expiring',
    patronId: id,
    about: { day: expiresOn },
    staleFrom: startOfDay(addDays(expiresOn, 1)),
  }))
}
