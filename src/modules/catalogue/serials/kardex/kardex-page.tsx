import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatDay, formatNumber, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import { marcToText } from '../../records/marc-text.ts'
import type { DataField } from '../../marc/record.ts'
import type { BranchHoldings } from '../holdings/find-holdings.ts'
import { HoldingsWords } from '../holdings/holdings-words.tsx'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { Subscription } from '../subscriptions/find-subscriptions.ts'
import type { KardexBox, WaitingIssue } from './find-kardex.ts'
import { KardexTable } from './kardex-table.tsx'
import { WaitingForm } from './waiting-table.tsx'

export interface KardexPageProps {
  context: PageContext
  subscription: Subscription
  year: number
  years: readonly number[]
  boxes: readonly KardexBox[]
  waiting: readonly WaitingIssue[]
  holdings: BranchHoldings | undefined
  fields: readonly DataField[]
  today: Day
  said: { saved: boolean; bound: boolean; received: readonly string[] }
}

/** The kardex of a subscription: a year of issues, what waits, and what the place holds. */
export const KardexPage = (props: KardexPageProps) => {
  const { context, subscription, waiting, holdings, fields, today, said } = props
  const texts = serialTexts(context.language)
  const t = texts.kardex
  const { id, late } = subscription
  return (
    <StaffPage context={context} title={t.title(subscription.title)}>
      <PageHeading
        title={t.title(subscription.title)}
        lead={subscription.branchName}
        actions={<Actions {...props} />}
      />
      <div class="stack">
        {said.received.length > 0 && (
          <Notice kind="success">{texts.receive.done(said.received.join('; '))}</Notice>
        )}
        {said.saved && <Notice kind="success">{t.saved}</Notice>}
        {said.bound && <Notice kind="success">{t.bound}</Notice>}
        {subscription.closedAt && <Notice>{t.closed}</Notice>}
        {late > 0 && (
          <Notice kind="warning">
            {t.late(formatNumber(late, context.language))} <a href={serialPaths.claims}>{t.toClaims}</a>
          </Notice>
        )}
        <Facts {...props} />
        <Years {...props} />
        <KardexTable
          language={context.language}
          {...{ year: props.year, boxes: props.boxes, today }}
          daily={subscription.frequency === 'daily'}
        />
        {waiting.length > 0 && (
          <WaitingForm
            language={context.language}
            {...{ issues: waiting, receivedOn: today, back: serialPaths.subscription(id) }}
          />
        )}
        {holdings && (
          <section class="stack">
            <h2>{t.holdings}</h2>
            <HoldingsWords holdings={holdings} language={context.language} />
          </section>
        )}
        <Disclosure summary={t.marc}>
          <pre class="marc-text">{marcToText({ leader: '', fields: [...fields] })}</pre>
        </Disclosure>
      </div>
    </StaffPage>
  )
}

const Actions = ({ context, subscription: { id, recordId, closedAt } }: KardexPageProps) => {
  const t = serialTexts(context.language).kardex
  return (
    <>
      <ButtonLink href={serialPaths.extra(id)}>{t.extra}</ButtonLink>
      <ButtonLink href={serialPaths.bind(id)}>{t.bind}</ButtonLink>
      <ButtonLink href={serialPaths.edit(id)}>{t.edit}</ButtonLink>
      <ButtonLink href={paths.record(recordId)}>{t.record}</ButtonLink>
      <form method="post" action={serialPaths.closing(id)}>
        {closedAt ? (
          <Button name="lanjut" value="1">
            {t.reopen}
          </Button>
        ) : (
          <Button>{t.close}</Button>
        )}
      </form>
    </>
  )
}

const Facts = ({ context, subscription }: KardexPageProps) => {
  const { language } = context
  const texts = serialTexts(language)
  const { vendor, source, price, startsOn, endsOn, frequency, enumeration, note } = subscription
  return (
    <DescriptionList
      entries={[
        [texts.form.frequency, texts.frequencies[frequency]],
        [texts.form.enumeration, enumeration],
        [texts.form.vendor, vendor],
        [texts.form.source, source],
        [texts.form.price, price === null ? undefined : formatRupiah(price)],
        [
          texts.kardex.period,
          [formatDay(startsOn, language), endsOn && formatDay(endsOn, language)].filter(Boolean).join(' – '),
        ],
        [texts.form.note, note],
      ]}
    />
  )
}

const Years = ({ context, subscription, year, years }: KardexPageProps) =>
  years.length > 1 ? (
    <nav aria-label={serialTexts(context.language).kardex.years}>
      <ul class="cluster chips" role="list">
        {years.map((other) => (
          <li>
            <a
              class="chip"
              href={`${serialPaths.subscription(subscription.id)}?tahun=${other}`}
              data-selected={other === year || undefined}
              aria-current={other === year ? 'page' : undefined}
            >
              {other}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  ) : null
