import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { KnownScopes } from '../book/known-scopes.ts'
import type { Floating } from '../book/rule-set.ts'
import { ruleTexts } from '../messages.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { PolicyKind, Settings } from '../policy-settings.ts'
import type { DateException, Limit, Policy, Scope } from '../rule-book.ts'

/** Names of what rules name, in one language. */
export interface Names {
  language: Language
  category(code: string | null): string
  loanCategory(code: string | null): string
  branch(id: number | null): string
}

export function namesOf(known: KnownScopes, language: Language): Names {
  const { all } = ruleTexts(language)
  const categories = new Map(known.categories.map(({ code, name }) => [code, name[language]]))
  const branches = new Map(known.branches.map(({ id, shortName }) => [id, shortName]))
  return {
    language,
    category: (code) => (code === null ? all.category : (categories.get(code) ?? code)),
    loanCategory: (code) => code ?? all.loanCategory,
    branch: (id) => (id === null ? all.branch : (branches.get(id) ?? String(id))),
  }
}

/** “Anak, referensi, Semua tempat” without what stands for all; “Semua” where nothing is named. */
export function scopeInWords(scope: Scope, names: Names): string {
  const named = [
    scope.category !== null && names.category(scope.category),
    scope.loanCategory,
    scope.branchId !== null && names.branch(scope.branchId),
  ].filter(Boolean)
  return named.length > 0 ? named.join(', ') : names.category(null)
}

/** The terms of a policy as one sentence. */
export function termsInWords({ kind, settings }: Policy, language: Language): string {
  const text = inWords[kind](settings, language)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

type Words = Record<PolicyKind, (settings: Settings<PolicyKind>, language: Language) => string>

const joined = (...parts: (string | false)[]) => parts.filter(Boolean).join('; ')

const inWords: Words = {
  loan(given, language) {
    const { days, debtLimit, overdueLimit } = fromJson<Settings<'loan'>>(given)
    const t = ruleTexts(language).terms
    if (days === 0) return t.notForLoan
    const overdue =
      overdueLimit === null
        ? t.anyOverdue
        : overdueLimit === 0
          ? t.noOverdue
          : t.overdue(String(overdueLimit))
    const debt = debtLimit === null ? t.anyDebt : t.debt(formatRupiah(debtLimit))
    return joined(t.days(String(days)), debt, overdue)
  },
  renewal(given, language) {
    const { times, days, whenOverdue } = fromJson<Settings<'renewal'>>(given)
    const t = ruleTexts(language).terms
    if (times === 0) return t.noRenewal
    const length = days === 0 ? t.renewalAsLoan(String(times)) : t.renewal(String(times), String(days))
    return joined(length, whenOverdue && t.overdueRenewal)
  },
  hold(given, language) {
    const { most, pickupDays, whenIn } = fromJson<Settings<'hold'>>(given)
    const t = ruleTexts(language).terms
    return most === 0
      ? t.noHold
      : joined(t.holds(String(most), String(pickupDays)), whenIn ? t.whenIn : t.notWhenIn)
  },
  fine(given, language) {
    const fine = fromJson<Settings<'fine'>>(given)
    const t = ruleTexts(language).terms
    const grace = fine.chargesGrace ? t.graceCharged : t.grace
    if (fine.perDay === 0 && fine.suspensionPerDay === 0) return t.noFine
    return joined(
      fine.perDay > 0 ? t.perDay(formatRupiah(fine.perDay)) : t.noFine,
      fine.graceDays > 0 && grace(String(fine.graceDays)),
      fine.perDay > 0 && fine.cap !== null && t.cap(formatRupiah(fine.cap)),
      fine.perDay > 0 && fine.capsAtPrice && t.capPrice,
      fine.suspensionPerDay > 0 && t.suspension(String(fine.suspensionPerDay)),
      fine.suspensionPerDay > 0 && fine.suspensionCap !== null && t.suspensionCap(String(fine.suspensionCap)),
    )
  },
  lost(given, language) {
    const { price, processing, refundDays, afterDays } = fromJson<Settings<'lost'>>(given)
    const t = ruleTexts(language).terms
    return joined(
      t.lost(formatRupiah(price), formatRupiah(processing)),
      refundDays > 0 && t.refund(formatNumber(refundDays, language)),
      afterDays > 0 ? t.lostAfter(formatNumber(afterDays, language)) : t.lostNever,
    )
  },
}

/** What a limit counts: all loans, those of a kind, those from a branch. */
export function countedInWords({ loanCategory, branchId }: Limit, names: Names): string {
  const t = ruleTexts(names.language).limit
  const parts = [
    loanCategory !== null && t.ofCategory(loanCategory),
    branchId !== null && t.fromBranch(names.branch(branchId)),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(t.and) : t.all
}

export const limitedInWords = ({ category, unverified }: Limit, names: Names): string =>
  unverified
    ? [category !== null && names.category(category), ruleTexts(names.language).limit.unverified]
        .filter(Boolean)
        .join(', ')
    : names.category(category)

export function dueInWords({ dueOn, days }: DateException, language: Language): string {
  const t = ruleTexts(language).exception
  return dueOn === null ? t.days(String(days)) : t.fixed(formatShortDate(dueOn, language))
}

export const spanInWords = (one: Pick<DateException, 'firstDay' | 'lastDay'>, language: Language): string =>
  `${formatShortDate(one.firstDay, language)} – ${formatShortDate(one.lastDay, language)}`

export const floatingInWords = (row: Floating, names: Names): string =>
  [
    row.collectionType ?? ruleTexts(names.language).all.collectionType,
    row.loanCategory ?? false,
    names.branch(row.branchId),
  ]
    .filter(Boolean)
    .join(', ')
