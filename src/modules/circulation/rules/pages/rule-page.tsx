import type { Child } from 'hono/jsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { RuleSet } from '../book/rule-set.ts'
import type { KnownScopes } from '../book/known-scopes.ts'
import { ruleTexts } from '../messages.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import type { Names } from './rule-words.ts'

/** What every page of the rules knows: the rules in force, or those of a draft. */
export interface Shown {
  context: PageContext
  set: RuleSet
  known: KnownScopes
  names: Names
  draft: { id: number; name: string } | undefined
  mayChange: boolean
}

export interface RulePageProps {
  context: PageContext
  draft?: { id: number; name: string } | undefined
  /** Draft to whose pages the links lead, where the page itself is about it. */
  draftOfLinks?: number | undefined
  title: string
  lead?: Child
  actions?: Child
  children: Child
}

/** The frame of the pages of rules: where one is, and whose rules are seen. */
export const RulePage = (props: RulePageProps) => {
  const { context, draft, draftOfLinks, title, lead, actions, children } = props
  const t = ruleTexts(context.language)
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={lead} actions={actions} />
      <div class="stack">
        <RuleNav context={context} draftId={draft?.id ?? draftOfLinks} />
        {draft && (
          <Notice kind="warning" title={t.draft.banner(draft.name)}>
            <p class="cluster">
              <a href={rulePaths.draft(draft.id)}>{t.draft.back}</a>
              <a href={rulePaths.rules}>{t.draft.inForce}</a>
            </p>
          </Notice>
        )}
        {children}
      </div>
    </StaffPage>
  )
}

const RuleNav = ({ context, draftId }: { context: PageContext; draftId: number | undefined }) => {
  const t = ruleTexts(context.language)
  const [path = ''] = context.path.split('?')
  const entries: [string, string][] = [
    [rulePaths.rules, t.nav.rules],
    [rulePaths.matrix, t.nav.matrix],
    [rulePaths.list('policies'), t.nav.policies],
    [rulePaths.list('limits'), t.nav.limits],
    [rulePaths.list('exceptions'), t.nav.exceptions],
    [rulePaths.list('floating'), t.nav.floating],
    [rulePaths.cases, t.nav.cases],
    [rulePaths.explain, t.nav.explain],
    [rulePaths.drafts, t.nav.drafts],
  ]
  return (
    <nav aria-label={t.sections} class="no-print">
      <ul class="chips" role="list">
        {entries.map(([href, label]) => {
          const here = path === href
          return (
            <li>
              <a
                class="chip"
                href={href === rulePaths.drafts ? href : ofDraft(href, draftId)}
                aria-current={here ? 'page' : undefined}
                data-selected={here || undefined}
              >
                {label}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
