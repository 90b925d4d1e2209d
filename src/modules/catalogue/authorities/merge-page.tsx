import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { PlainList } from './authority-page.tsx'
import type { AuthorityDetails } from './find-authority.ts'
import type { ListedAuthority } from './list-authorities.ts'
import type { MergeRefusal } from './merge-authorities.ts'
import { authorityTexts } from './messages.ts'

interface MergePageProps {
  context: PageContext
  from: AuthorityDetails
  /** What was looked for, and what of the same kind it found. */
  text: string
  candidates: readonly ListedAuthority[]
  /** Set once the other heading has been chosen. */
  into?: AuthorityDetails
  refusal?: MergeRefusal
}

/** One heading out of two: first which, then what will happen, then the deed. */
export const MergePage = ({ context, from, text, candidates, into, refusal }: MergePageProps) => {
  const { language } = context
  const t = authorityTexts(language)
  return (
    <StaffPage context={context} title={t.merge.open}>
      <div class="stack">
        <PageHeading
          title={t.merge.title(from.heading)}
          lead={into ? undefined : t.merge.lead}
          actions={<ButtonLink href={paths.authority(from.id)}>{t.cancel}</ButtonLink>}
        />
        {refusal && <Notice kind="problem">{t.errors[refusal]}</Notice>}
        {into ? (
          <Preview {...{ context, from, into }} />
        ) : (
          <>
            <FilterForm action={paths.authorityMerge(from.id)} label={t.merge.search} submit={t.find}>
              <TextField name="q" type="search" label={t.merge.search} value={text} autofocus optional />
            </FilterForm>
            <Table
              caption={t.title}
              captionHidden
              rows={candidates}
              empty={t.merge.none}
              columns={[
                { key: 'heading', label: t.heading, names: true, cell: ({ heading }) => heading },
                {
                  key: 'titles',
                  label: t.titles,
                  numeric: true,
                  cell: ({ titles }) => formatNumber(titles, language),
                },
                {
                  key: 'choose',
                  label: t.merge.choose,
                  cell: ({ id, heading }) => (
                    <a
                      href={`${paths.authorityMerge(from.id)}?ke=${id}`}
                      aria-label={`${t.merge.choose}: ${heading}`}
                    >
                      {t.merge.choose}
                    </a>
                  ),
                },
              ]}
            />
          </>
        )}
      </div>
    </StaffPage>
  )
}

interface PreviewProps {
  context: PageContext
  from: AuthorityDetails
  into: AuthorityDetails
}

const Preview = ({ context: { language }, from, into }: PreviewProps) => {
  const t = authorityTexts(language)
  const forms = [...new Set([...into.variants, from.heading, ...from.variants])]
  return (
    <section class="stack">
      <h2>{t.merge.preview}</h2>
      <DescriptionList
        entries={[
          [t.merge.goes, from.heading],
          [t.merge.stays, into.heading],
          [t.merge.forms, <PlainList items={forms.filter((form) => form !== into.heading)} />],
        ]}
      />
      <p>
        {t.merge.moves(formatNumber(from.titles, language))} {t.merge.cannotUndo}
      </p>
      <Form action={paths.authorityMerge(from.id)}>
        <input type="hidden" name="ke" value={String(into.id)} />
        <FormActions>
          <Button kind="danger">{t.merge.do}</Button>
          <ButtonLink href={paths.authorityMerge(from.id)}>{t.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </section>
  )
}
