import { ButtonLink } from '#design/button.tsx'
import { CopyText } from '#design/copy-text.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { accountTexts } from './messages.ts'

interface ShownOncePageProps {
  context: PageContext
  person: { name: string; login: string }
  password: string
}

/** The answer to the form that made a password: the only place where it ever stands. */
export const ShownOncePage = ({ context, person, password }: ShownOncePageProps) => {
  const t = accountTexts(context.language)
  const title = t.shownTitle(person.name)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} />
        <Notice kind="warning">{t.shownOnce}</Notice>
        <DescriptionList
          entries={[
            [t.login, <code>{person.login}</code>],
            [t.password, <code>{password}</code>],
          ]}
        />
        <CopyText text={password} label={t.copy} />
        <p>{t.shownAdvice}</p>
        <ButtonLink href={paths.accounts}>{t.back}</ButtonLink>
      </div>
    </StaffPage>
  )
}
