import * as v from 'valibot'
import { addDays, dayOf, daysBetween, isDay, type Day } from '#kernel/days.ts'
import type { Period } from './count-visits.ts'

const longest = 1830

/** Days of which there can be figures. */
const isCounted = (day: string): boolean => isDay(day) && day >= '1950-01-01' && day <= '2149-12-31'

const Asked = v.object({
  dari: v.fallback(v.optional(v.pipe(v.string(), v.check(isCounted))), undefined),
  sampai: v.fallback(v.optional(v.pipe(v.string(), v.check(isCounted))), undefined),
  tempat: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))), undefined),
})

/** The period of an address: today unless it says otherwise, in order, and five years at most. */
export function readPeriod(query: Record<string, string>, now: Date): Period {
  const { dari, sampai, tempat: branchId } = v.parse(Asked, query)
  const today = dayOf(now)
  const days = [dari ?? sampai ?? today, sampai ?? dari ?? today].toSorted()
  const [from = today, to = today] = days
  return { from: daysBetween(from, to) > longest ? addDays(to, -longest) : from, to, branchId }
}

export const presets = ['today', 'yesterday', 'week', 'month', 'year', 'all'] as const
export type Preset = (typeof presets)[number]

/** Days that are often asked for. */
export function presetDays(preset: Preset, today: Day): { from: Day; to: Day } {
  const yesterday = addDays(today, -1)
  const from: Record<Preset, Day> = {
    today,
    yesterday,
    week: addDays(today, -6),
    month: `${today.slice(0, 7)}-01`,
    year: `${today.slice(0, 4)}-01-01`,
    all: addDays(today, -364),
  }
  return { from: from[preset], to: preset === 'yesterday' ? yesterday : today }
}

/** A period as the query of an address. */
export const periodQuery = ({ from, to, branchId }: Period): string =>
  String(
    new URLSearchParams({
      dari: from,
      sampai: to,
      ...(branchId === undefined ? {} : { tempat: String(branchId) }),
    }),
  )
