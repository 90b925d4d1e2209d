import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { marcToText } from '../records/marc-text.ts'
import type { AuthorityDetails } from './find-authority.ts'
import { linkingTexts } from './linking/messages.ts'
import { authorityTexts, kindLabel } from './messages.ts'
import { authorityPaths } from './paths.ts'
import { Uses, type UsesProps } from './uses-table.tsx'

interface AuthorityPageProps {
  context: PageContext
  authority: AuthorityDetails
  marc: MarcRecord
  /** Other authorities that see also this one. */
  related: readonly { id: number; heading: string }[]
  uses: Pick<UsesProps, 'page' | 'roles' | 'titles'>
}

/** A heading: its forms, what it is related to, and where it is used. */
export const AuthorityPage = ({ context, authority, marc, related, uses }: AuthorityPageProps) => {
  const { language } = context
  const t = authorityTexts(language)
  const { id, heading, kind, note, variants, seeAlso, links, titles } = authority
  return (
    <StaffPage context={context} title={heading}>
      <div class="stack">
        <PageHeading
          title={heading}
          lead={kindLabel(kind, t)}
          actions={<Actions {...{ context, authority }} />}
        />
        <DescriptionList
          entries={[
            [t.variants, variants.length > 0 && <PlainList items={variants} />],
            [t.seeAlso, seeAlso.length > 0 && <SeeAlso seeAlso={seeAlso} without={t.without} />],
            [
              t.seenFrom,
              related.length > 0 && (
                <ul role="list">
                  {related.map((other) => (
                    <li>
                      <a href={paths.authority(other.id)}>{other.heading}</a>
                    </li>
                  ))}
                </ul>
              ),
            ],
            [linkingTexts(language).linked, links.length > 0 && <Links {...{ context, id, links }} />],
            [t.note, note],
          ]}
        />
        <Uses authorityId={id} total={titles} {...{ heading, language }} {...uses} />
        <Disclosure summary={t.marc}>
          <pre class="marc-text">{marcToText(marc)}</pre>
        </Disclosure>
      </div>
    </StaffPage>
  )
}

const Actions = ({ context, authority: { id } }: Pick<AuthorityPageProps, 'context' | 'authority'>) => {
  const t = authorityTexts(context.language)
  return (
    <>
      {context.viewer?.permissions.has('catalogue.authorities') && (
        <>
          <ButtonLink href={paths.editAuthority(id)} kind="primary">
            {t.edit}
          </ButtonLink>
          <ButtonLink href={paths.authorityMerge(id)}>{t.merge.open}</ButtonLink>
          <ButtonLink href={authorityPaths.split(id)}>{t.split.open}</ButtonLink>
        </>
      )}
      <ButtonLink href={paths.publicHeading(id)}>{t.public}</ButtonLink>
    </>
  )
}

const Links = ({
  context,
  id,
  links,
}: Pick<AuthorityPageProps, 'context'> & Pick<AuthorityDetails, 'id' | 'links'>) => (
  <ul role="list">
    {links.map(({ kind, key, text }) => (
      <li class="cluster">
        <span>{text}</span>
        {context.viewer?.permissions.has('catalogue.authorities') && (
          <form method="post" action={authorityPaths.linkRemoval(id)}>
            <input type="hidden" name="jenis" value={kind} />
            <input type="hidden" name="kunci" value={key} />
            <Button kind="quiet">
              {linkingTexts(context.language).remove}
              <span class="visually-hidden">: {text}</span>
            </Button>
          </form>
        )}
      </li>
    ))}
  </ul>
)

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
