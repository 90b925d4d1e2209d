import type { PageContext } from '#kernel/page-context.ts'
import { ButtonLink } from './button.tsx'
import { designMessages } from './messages.ts'
import { PageHeading } from './page-heading.tsx'
import { PublicPage } from './public-page.tsx'
import { StaffPage } from './staff-page.tsx'

export type ErrorKind = 'not-found' | 'forbidden' | 'cross-site' | 'too-large' | 'broken' | 'database-away'

export interface ErrorPageProps {
  context: PageContext
  problem: ErrorKind
}

/** Says in plain words what went wrong and what to do next; needs nothing that might be away. */
export const ErrorPage = ({ context, problem }: ErrorPageProps) => {
  const texts = designMessages(context.language)
  const { title, text, next } = texts.problems[problem]
  const mayPass = problem === 'broken' || problem === 'database-away'
  const atWork = context.viewer?.kind === 'staff' && context.path.startsWith('/staf')
  const Page = atWork ? StaffPage : PublicPage
  return (
    <Page context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={text} />
        <p>{next}</p>
        <p class="form-actions">
          {mayPass && (
            <ButtonLink href={context.path} kind="primary">
              {texts.tryAgain}
            </ButtonLink>
          )}
          <ButtonLink href={atWork ? '/staf' : '/'}>{atWork ? texts.workplace : texts.toHome}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}
