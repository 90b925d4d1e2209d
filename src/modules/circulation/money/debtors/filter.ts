import * as v from 'valibot'
import { isDay } from '#kernel/days.ts'
import { chargeReasons } from '../charge.ts'
import type { DebtorFilter } from './list-debtors.ts'

const number = (digits: number) =>
  v.fallback(
    v.optional(v.pipe(v.string(), v.regex(new RegExp(`^[1-9]\\d{0,${digits}}$`)), v.transform(Number))),
    undefined,
  )

/** What an address asks for; what makes no sense counts as nothing. */
export const DebtorQuery = v.pipe(
  v.object({
    jenis: v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(60))), undefined),
    cabang: number(8),
    untuk: v.fallback(v.optional(v.picklist(chargeReasons)), undefined),
    sebelum: v.fallback(v.optional(v.pipe(v.string(), v.check(isDay))), undefined),
    sedikitnya: number(8),
    halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number)), 1),
  }),
  v.transform(({ jenis, cabang, untuk, sebelum, sedikitnya, halaman }) => ({
    filter: { category: jenis, branchId: cabang, reason: untuk, before: sebelum, least: sedikitnya },
    page: halaman,
  })),
)

/** The same filter as an address says it. */
export function debtorQuery(
  { category, branchId, reason, before, least }: DebtorFilter,
  page?: number,
): string {
  const query = {
    jenis: category,
    cabang: branchId,
    untuk: reason,
    sebelum: before,
    sedikitnya: least,
    halaman: page,
  }
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
