import { ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { authorityKinds } from './authority-form.ts'
import { authoritiesPerPage, type AuthorityQuery, type ListedAuthority } from './list-authorities.ts'
import { authorityImportTexts as importTexts } from './importing/messages.ts'
import { linkingTexts } from './linking/messages.ts'
import { authorityTexts, kindLabel } from './messages.ts'
import { authorityPaths } from './paths.ts'

interface AuthoritiesPageProps {
  context: PageContext
  query: AuthorityQuery
  total: number
  authorities: readonly ListedAuthority[]
}

/** Headings, looked for by any of their forms. */
export const AuthoritiesPage = ({ context, query, total, authorities }: AuthoritiesPageProps) => {
  const { language } = context
  const t = authorityTexts(language)
  const mayChange = context.viewer?.permissions.has('catalogue.authorities')
  const hrefOf = (page: number) =>
    `${paths.authorities}?${new URLSearchParams({ q: query.text, jenis: query.kind, hal: String(page) })}`
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            mayChange && (
              <>
                <ButtonLink href={paths.newAuthority} kind="primary">
                  {t.create}
                </ButtonLink>
                <ButtonLink href={authorityPaths.proposals}>{linkingTexts(language).title}</ButtonLink>
                <ButtonLink href={authorityPaths.imports}>{importTexts(language).title}</ButtonLink>
              </>
            )
          }
        />
        <FilterForm action={paths.authorities} label={t.title} submit={t.find}>
          <TextField name="q" type="search" label={t.search} value={query.text} autofocus optional />
          <SelectField
            name="jenis"
            label={t.kind}
            value={query.kind}
            options={[
              { value: '', label: t.everyKind },
              ...authorityKinds.map((value) => ({ value, label: t.kinds[value] })),
            ]}
            optional
          />
        </FilterForm>
        <AuthoritiesTable {...{ context, authorities }} caption={t.found(formatNumber(total, language))} />
        <Pager page={query.page} pages={Math.ceil(total / authoritiesPerPage)} hrefOf={hrefOf} />
      </div>
    </StaffPage>
  )
}

interface AuthoritiesTableProps {
  context: PageContext
  authorities: readonly ListedAuthority[]
  caption: string
}

const AuthoritiesTable = ({ context: { language }, authorities, caption }: AuthoritiesTableProps) => {
  const t = authorityTexts(language)
  return (
    <Table
      caption={caption}
      rows={authorities}
      empty={t.none}
      columns={[
        {
          key: 'heading',
          label: t.heading,
          names: true,
          cell: ({ id, heading, foundAs }) => (
            <>
              <a href={paths.authority(id)}>{heading}</a>
              {foundAs && <small class="soft"> ({t.foundAs(foundAs)})</small>}
            </>
          ),
        },
        { key: 'kind', label: t.kind, cell: ({ kind }) => kindLabel(kind, t) },
        {
          key: 'titles',
          label: t.titles,
          numeric: true,
          cell: ({ titles }) => formatNumber(titles, language),
        },
      ]}
    />
  )
}
