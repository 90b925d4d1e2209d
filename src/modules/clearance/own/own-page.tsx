import { AccountPage } from '#design/account-page.tsx'
import { Badge } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Relative } from '#modules/patrons/index.ts'
import { DuesList } from '../dues-list.tsx'
import { isClear, type Dues } from '../letters/dues.ts'
import type { ClearanceLetter } from '../letters/find-letters.ts'
import { letterState, type LetterState } from '../letters/letter-state.ts'
import { clearanceTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { ClearanceSettings } from '../settings/settings.ts'

interface OwnPageProps {
  context: PageContext
  child: Relative | undefined
  children: readonly Relative[]
  pending: boolean
  dues: Dues
  letters: readonly ClearanceLetter[]
  settings: ClearanceSettings
  today: Day
  made?: boolean
  refusal?: string
}

export const stateKinds = {
  valid: 'good',
  expired: 'muted',
  withdrawn: 'attention',
} as const satisfies Record<LetterState, string>

/** A member's own letters, and whether one can be made now. */
export const OwnPage = (props: OwnPageProps) => {
  const { context, child, dues, made, refusal } = props
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.own
  return (
    <AccountPage context={context} title={child ? t.of(child.name) : t.title}>
      <Family {...props} />
      <p class="lead">{t.lead}</p>
      {made && <Notice kind="success">{t.made}</Notice>}
      {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
      <DuesList
        language={language}
        dues={dues}
        links={{ loans: paths.loans(child?.id), money: paths.money(child?.id) }}
      />
      <Making {...props} />
      <Letters {...props} />
    </AccountPage>
  )
}

const Family = ({ context, child, children }: OwnPageProps) => {
  if (children.length === 0) return null
  const t = clearanceTexts(context.language).own
  return (
    <nav aria-label={t.family}>
      <ul class="chips" role="list">
        {[{ id: undefined, name: t.mine }, ...children].map(({ id, name }) => (
          <li>
            <a class="chip" href={paths.ownOf(id)} aria-current={id === child?.id ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Making = ({ context, child, dues, pending, settings }: OwnPageProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.own
  if (pending) return <p>{t.pending}</p>
  if (!isClear(dues)) return <p>{t.notClear}</p>
  if (!settings.byThemselves) return <p>{t.atDesk}</p>
  return (
    <>
      <p>
        {t.clear} {t.validFor(formatNumber(settings.validDays, language))}{' '}
        {settings.withdrawOnLoan && t.warning}
      </p>
      <Form action={paths.own}>
        {child && <input type="hidden" name="untuk" value={String(child.id)} />}
        <SelectField
          name="purpose"
          label={texts.purpose}
          options={settings.purposes.map((purpose) => ({ value: purpose, label: purpose }))}
        />
        <FormActions>
          <Button kind="primary">{t.make}</Button>
        </FormActions>
      </Form>
    </>
  )
}

const Letters = ({ context, letters, today }: OwnPageProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const stateOf = (letter: ClearanceLetter) => letterState(letter, today)
  return (
    <Table
      caption={texts.own.letters}
      stacked
      rows={letters}
      empty={texts.own.none}
      columns={[
        {
          key: 'number',
          label: texts.number,
          names: true,
          cell: (letter) =>
            stateOf(letter) === 'withdrawn' ? (
              letter.number
            ) : (
              <a href={paths.ownLetter(letter.id)}>{texts.fileOf(letter.number)}</a>
            ),
        },
        { key: 'purpose', label: texts.purpose, cell: ({ purpose }) => purpose },
        { key: 'on', label: texts.issuedOn, cell: ({ issuedOn }) => formatShortDate(issuedOn, language) },
        {
          key: 'until',
          label: texts.validUntil,
          cell: ({ validUntil }) => formatShortDate(validUntil, language),
        },
        {
          key: 'state',
          label: texts.state,
          cell: (letter) => (
            <>
              <Badge kind={stateKinds[stateOf(letter)]}>{texts.states[stateOf(letter)]}</Badge>{' '}
              {letter.withdrawnBecause}
            </>
          ),
        },
      ]}
    />
  )
}
