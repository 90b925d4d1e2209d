import { Badge } from '#design/badge.tsx'
import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Child } from 'hono/jsx'
import type { Dues } from './letters/dues.ts'
import { clearanceTexts } from './messages.ts'

interface DuesListProps {
  language: Language
  dues: Dues
  /** Where what is open can be settled. */
  links: { loans: string; money: string }
}

/** Each condition, whether it is met, and the way to what is missing. */
export const DuesList = ({ language, dues: { loans, claims, owed }, links }: DuesListProps) => {
  const t = clearanceTexts(language).dues
  const number = (count: number) => formatNumber(count, language)
  return (
    <section class="stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      <ul class="stack" role="list">
        <Condition language={language} met={loans.length === 0}>
          {loans.length === 0 ? (
            t.loans
          ) : (
            <>
              {t.openLoans(number(loans.length))} <a href={links.loans}>{t.toLoans}</a>
              <ul>
                {loans.map(({ title, dueOn }) => (
                  <li>
                    {title}, {t.due(formatShortDate(dueOn, language))}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Condition>
        <Condition language={language} met={claims.length === 0}>
          {claims.length === 0 ? (
            t.claims
          ) : (
            <>
              {t.openClaims(number(claims.length))}: {claims.map(({ title }) => title).join('; ')}.{' '}
              {t.askStaff}
            </>
          )}
        </Condition>
        <Condition language={language} met={owed <= 0}>
          {owed <= 0 ? (
            t.money
          ) : (
            <>
              {t.owed(formatRupiah(owed))} <a href={links.money}>{t.toMoney}</a>
            </>
          )}
        </Condition>
      </ul>
    </section>
  )
}

const Condition = ({ language, met, children }: { language: Language; met: boolean; children: Child }) => {
  const t = clearanceTexts(language).dues
  return (
    <li>
      <Badge kind={met ? 'good' : 'attention'}>{met ? t.done : t.missing}</Badge> {children}
    </li>
  )
}
