import type { Db } from '#kernel/database.ts'
import { addDays, isDay, type Day } from '#kernel/days.ts'
import type { AgendaEntry, AgendaSource } from './source.ts'

export interface AgendaAsked {
  view: 'daftar' | 'bulan'
  /** First day of the month. */
  month: Day
  kind: string
  place: string
}

export interface AgendaItem extends AgendaEntry {
  kind: string
}

export interface AgendaPlace {
  kind: string
  key: string
  name: string
}

/** Reads an address; whatever it says that cannot be is as if it had not been said. */
export function readAsked(query: (name: string) => string | undefined, today: Day): AgendaAsked {
  const month = `${query('bulan') ?? ''}-01`
  return {
    view: query('tampil') === 'bulan' ? 'bulan' : 'daftar',
    month: isDay(month) && month > '2000' && month < '2100' ? month : `${today.slice(0, 7)}-01`,
    kind: query('jenis') ?? '',
    place: query('titik') ?? '',
  }
}

export const addressOf = (path: string, { view, month, kind, place }: AgendaAsked): string => {
  const query = new URLSearchParams({
    ...(view === 'bulan' ? { tampil: 'bulan' } : {}),
    bulan: month.slice(0, 7),
    ...(kind ? { jenis: kind } : {}),
    ...(place ? { titik: place } : {}),
  })
  return `${path}?${query}`
}

export const monthAfter = (month: Day): Day => `${addDays(month, 32).slice(0, 7)}-01`
export const monthBefore = (month: Day): Day => `${addDays(month, -1).slice(0, 7)}-01`
export const lastOfMonth = (month: Day): Day => addDays(monthAfter(month), -1)

/** What all parts of the library offer between two days, by day and hour. */
export async function readAgenda(
  db: Db,
  sources: readonly AgendaSource[],
  { kind, place }: Pick<AgendaAsked, 'kind' | 'place'>,
  span: { from: Day; to: Day },
): Promise<AgendaItem[]> {
  const wanted = sources.filter((source) => kind === '' || source.kind === kind)
  const found = await Promise.all(
    wanted.map(async (source) =>
      (await source.entries(db, span)).map((entry) => ({ ...entry, kind: source.kind })),
    ),
  )
  return found
    .flat()
    .filter((item) => place === '' || `${item.kind}.${item.placeKey}` === place)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.starts.localeCompare(b.starts))
}

export const readPlaces = async (db: Db, sources: readonly AgendaSource[]): Promise<AgendaPlace[]> =>
  (
    await Promise.all(
      sources.map(async ({ kind, places }) => (await places(db)).map((place) => ({ ...place, kind }))),
    )
  ).flat()
