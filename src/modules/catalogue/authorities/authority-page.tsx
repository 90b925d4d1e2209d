import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { StaffTitle } from '../workplace/find-for-staff.ts'
import { TitlesTable } from '../workplace/titles-table.tsx'
import type { AuthorityDetails } from './find-authority.ts'
import { authorityTexts, kindLabel } from './messages.ts'

interface AuthorityPageProps {
  context: PageContext
  authority: AuthorityDetails
  titles: readonly StaffTitle[]
}

/** A heading: its forms, what it is related to, and the titles that bear it. */
export const AuthorityPage = ({ context, authority, titles }: AuthorityPageProps) => {
  const { language, viewer } = context
  const t = authorityTexts(language)
  const { id, heading, kind, note, variants, seeAlso } = authority
  return (
    <StaffPage context={context} title={heading}>
      <div class="stack">
        <PageHeading
          title={heading}
          lead={kindLabel(kind, t)}
          actions={
            <>
              {viewer?.permissions.has('catalogue.authorities') && (
                <>
                  <ButtonLink href={paths.editAuthority(id)} kind="primary">
                    {t.edit}
                  </ButtonLink>
                  <ButtonLink href={paths.authorityMerge(id)}>{t.merge.open}</ButtonLink>
                </>
              )}
              <ButtonLink href={paths.publicHeading(id)}>{t.public}</ButtonLink>
            </>
          }
        />
        <DescriptionList
          entries={[
            [t.variants, variants.length > 0 && <PlainList items={variants} />],
            [t.seeAlso, seeAlso.length > 0 && <SeeAlso seeAlso={seeAlso} without={t.without} />],
            [t.note, note],
          ]}
        />
        {titles.length > 0 ? (
          <TitlesTable titles={titles} language={language} caption={t.linked} />
        ) : (
          <p>{t.noTitles}</p>
        )}
        {titles.length < authority.titles && (
          <p>{t.firstOf(formatNumber(titles.length, language), formatNumber(authority.titles, language))}</p>
        )}
      </div>
    </StaffPage>
  )
}

export const PlainList = ({ items }: { items: readonly string[] }) => (
  <ul role="list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

const SeeAlso = ({ seeAlso, without }: Pick<AuthorityDetails, 'seeAlso'> & { without: string }) => (
  <ul role="list">
    {seeAlso.map(({ text, authorityId }) => (
      <li>
        {authorityId ? (
          <a href={paths.authority(authorityId)}>{text}</a>
        ) : (
          <>
            {text} <small class="soft">({without})</small>
          </>
        )}
      </li>
    ))}
  </ul>
)
