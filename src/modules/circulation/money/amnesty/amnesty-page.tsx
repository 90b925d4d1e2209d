import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDay, formatNumber, formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { categoryName, type Category } from '#modules/patrons/index.ts'
import { Hidden } from '../account/hidden.tsx'
import { moneyTexts } from '../account/messages.ts'
import { moneyPaths } from '../paths.ts'
import type { Amnesty } from './list-amnesties.ts'
import { amnestyTexts } from './messages.ts'

interface AmnestiesPageProps {
  context: PageContext
  amnesties: readonly Amnesty[]
}

/** All amnesties so far. */
export const AmnestiesPage = ({ context, amnesties }: AmnestiesPageProps) => {
  const { language } = context
  const t = amnestyTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            <ButtonLink href={moneyPaths.newAmnesty} kind="primary">
              {t.new}
            </ButtonLink>
          }
        />
        <Table
          caption={t.list}
          rows={amnesties}
          empty={t.listEmpty}
          stacked
          columns={[
            {
              key: 'nama',
              label: t.title,
              names: true,
              cell: ({ id, name }) => <a href={moneyPaths.amnesty(id)}>{name}</a>,
            },
            { key: 'waktu', label: t.when, cell: ({ doneAt }) => formatShortMoment(doneAt, language) },
            { key: 'petugas', label: t.by, cell: ({ doneBy }) => doneBy },
            { key: 'tagihan', label: t.charges, numeric: true, cell: ({ charges }) => charges },
            { key: 'jumlah', label: t.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
            {
              key: 'keadaan',
              label: t.state,
              cell: ({ undoneAt }) =>
                undoneAt ? <Badge kind="muted">{t.undone}</Badge> : <Badge kind="good">{t.inForce}</Badge>,
            },
          ]}
        />
      </div>
    </StaffPage>
  )
}

interface AmnestyPageProps {
  context: PageContext
  amnesty: Amnesty
  categories: readonly Category[]
  branches: readonly Branch[]
  keyOfDeed: string
  /** Just done. */
  fresh: boolean
  refused?: readonly string[]
}

/** One amnesty: what it did, and how it is taken back. */
export const AmnestyPage = (props: AmnestyPageProps) => {
  const { context, amnesty, keyOfDeed, fresh, refused = [] } = props
  const { language } = context
  const t = amnestyTexts(language)
  const { id, name, undoneAt, undoneBy } = amnesty
  const count = (number: number) => formatNumber(number, language)
  return (
    <StaffPage context={context} title={name}>
      <div class="stack">
        <PageHeading
          title={name}
          lead={t.sums(count(amnesty.members), count(amnesty.charges), formatRupiah(amnesty.amount))}
          actions={<ButtonLink href={moneyPaths.amnesties}>{t.title}</ButtonLink>}
        />
        {fresh && <Notice kind="success">{t.done}</Notice>}
        {refused.map((text) => (
          <Notice kind="problem">{text}</Notice>
        ))}
        {undoneAt && <Notice>{t.undoneBy(undoneBy ?? '', formatShortMoment(undoneAt, language))}</Notice>}
        <Terms {...props} />
        {!undoneAt && (
          <section class="stack no-print">
            <h2>{t.undoTitle}</h2>
            <p>{t.undoLead}</p>
            <Form action={moneyPaths.amnestyUndo(id)}>
              <Hidden keyOfDeed={keyOfDeed} />
              <FormActions>
                <Button kind="danger">{t.undo}</Button>
              </FormActions>
            </Form>
          </section>
        )}
      </div>
    </StaffPage>
  )
}

const Terms = ({ context, amnesty, categories, branches }: AmnestyPageProps) => {
  const { language } = context
  const t = amnestyTexts(language)
  const { terms, doneAt, doneBy } = amnesty
  const named = categories.filter(({ code }) => terms.categories.includes(code))
  const { reasons } = moneyTexts(language)
  return (
    <DescriptionList
      entries={[
        [t.when, formatShortMoment(doneAt, language)],
        [t.by, doneBy],
        [t.before, terms.before && formatDay(terms.before, language)],
        [t.categories, named.map((category) => categoryName(category, language)).join(', ') || t.all],
        [t.branch, branches.find(({ id }) => id === terms.branchId)?.name ?? t.allBranches],
        [t.reasons, terms.reasons.map((reason) => reasons[reason]).join(', ') || t.all],
        [t.most, terms.most !== null && formatRupiah(terms.most)],
        [t.percent, `${terms.percent}%`],
      ]}
    />
  )
}
