import { Status } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { formatShortDate, formatTime } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { QrPicture } from '#design/qr-picture.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { BranchCode } from './branch-code.ts'
import type { PhoneLoan } from './list-phone-loans.ts'
import { phoneTexts } from './messages.ts'

interface CodesPageProps {
  context: PageContext
  codes: readonly BranchCode[]
  loans: readonly PhoneLoan[]
}

/** The codes at the shelves, and what was borrowed with them today. */
export const CodesPage = (props: CodesPageProps) => {
  const { context } = props
  const t = phoneTexts(context.language).staff
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack">
        <Codes {...props} />
        <p class="soft">{t.renewHint}</p>
        <h2>{t.loans}</h2>
        <Loans {...props} />
      </div>
    </StaffPage>
  )
}

const Codes = ({ context, codes }: CodesPageProps) => {
  const { language } = context
  const t = phoneTexts(language).staff
  return (
    <Table
      caption={t.title}
      captionHidden
      stacked
      rows={codes}
      columns={[
        { key: 'branch', label: t.branch, names: true, cell: ({ branch }) => branch },
        { key: 'code', label: t.code, cell: ({ code }) => (code ? <code>{code}</code> : '–') },
        {
          key: 'standing',
          label: t.standing,
          cell: ({ open }) => (
            <Status kind={open ? 'good' : 'muted'}>
              {open === null ? t.without : open ? t.open : t.closed}
            </Status>
          ),
        },
        {
          key: 'renewed',
          label: t.renewed,
          cell: ({ renewedAt, renewedBy }) =>
            renewedAt ? `${formatShortDate(renewedAt, language)} ${renewedBy ?? ''}` : '–',
        },
        { key: 'deeds', label: t.deeds, cell: (code) => <Deeds code={code} context={context} /> },
      ]}
    />
  )
}

const Deeds = ({ code, context }: { code: BranchCode; context: PageContext }) => {
  const t = phoneTexts(context.language).staff
  return (
    <form class="cluster" method="post" action={paths.code(code.branchId)}>
      <Button name="deed" value="renew">
        {code.code ? t.renew : t.make}
      </Button>
      {code.open !== null && (
        <Button name="deed" value={code.open ? 'close' : 'open'}>
          {code.open ? t.close : t.reopen}
        </Button>
      )}
      {code.open && (
        <ButtonLink kind="quiet" href={paths.poster(code.branchId)}>
          {t.poster}
        </ButtonLink>
      )}
    </form>
  )
}

const Loans = ({ context, codes, loans }: CodesPageProps) => {
  const { language } = context
  const t = phoneTexts(language).staff
  return (
    <Table
      caption={t.loans}
      captionHidden
      stacked
      empty={t.noLoans}
      rows={loans}
      columns={[
        { key: 'time', label: t.time, cell: ({ at }) => formatTime(at, language) },
        { key: 'slip', label: t.slip, names: true, cell: ({ slip }) => <code>{slip}</code> },
        { key: 'book', label: t.book, cell: ({ title }) => title },
        { key: 'barcode', label: t.barcode, cell: ({ barcode }) => barcode },
        {
          key: 'branch',
          label: t.branch,
          cell: ({ branchId }) => codes.find((code) => code.branchId === branchId)?.branch ?? '',
        },
      ]}
    />
  )
}

interface PosterPageProps {
  context: PageContext
  branch: string
  code: string
}

/** To be printed and put up at the shelf. */
export const PosterPage = ({ context, branch, code }: PosterPageProps) => {
  const t = phoneTexts(context.language).poster
  return (
    <StaffPage context={context} title={t.title}>
      <article class="poster">
        <h1>{t.title}</h1>
        <p>{branch}</p>
        <QrPicture text={`${context.origin}${paths.selfLend}?kode=${code}`} label={t.code} />
        <p>
          {t.code}
          <strong>{code}</strong>
        </p>
        <ol>
          {t.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </article>
      <p class="no-print cluster">
        {t.print}
        <ButtonLink href={paths.codes}>{t.back}</ButtonLink>
      </p>
    </StaffPage>
  )
}
