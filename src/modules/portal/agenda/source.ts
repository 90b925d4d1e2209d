import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'

/** Something that the library offers at a time and a place. */
export interface AgendaEntry {
  /** Unique within its source, and the same as long as it is the same thing. */
  key: string
  day: Day
  /** HH:MM */
  starts: string
  ends: string
  title: string
  /** Where it is, in words. */
  place: string
  /** The place to filter by, as `places` names it. */
  placeKey: string
  href: string
  /** Why it does not take place, if it does not. */
  off: string | undefined
  geo?: { lat: number; lon: number } | undefined
}

/** A part of the library that has things to offer; the agenda shows those of all. */
export interface AgendaSource {
  /** As it stands in addresses. */
  kind: string
  label: Record<Language, string>
  places(db: Db): Promise<{ key: string; name: string }[]>
  entries(db: Db, span: { from: Day; to: Day }): Promise<AgendaEntry[]>
}
