import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { Part } from '../book/rule-set.ts'
import { ruleTexts } from '../messages.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import type { PolicyKind } from '../policy-settings.ts'
import { rowInWords } from './findings.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { ExceptionFields, FloatingFields, LimitFields, RuleFields } from './row-fields.tsx'
import { RulePage, type Shown } from './rule-page.tsx'

export interface EditPageProps extends Shown {
  part: Part
  /** Absent for a new row. */
  id: number | undefined
  kind: PolicyKind
  typed: Typed
  errors?: FieldErrors
  /** What is wrong with the whole. */
  problem?: string | undefined
}

const deeds = {
  rules: 'save-rule',
  policies: 'save-policy',
  limits: 'save-limit',
  exceptions: 'save-exception',
  floating: 'save-floating',
} as const

/** One row to be made, changed or removed. */
export const EditPage = (props: EditPageProps) => {
  const { context, draft, part, id, kind, errors = {}, problem, set, names } = props
  const t = ruleTexts(context.language)
  const ofKind = part === 'rules' || part === 'policies' ? `: ${t.kinds[kind]}` : ''
  const title = id === undefined ? `${t.add[part]}${ofKind}` : t.editOf(rowInWords(set, part, id, names))
  const worded = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, wordedError(code, context.language)]),
  )
  return (
    <RulePage {...{ context, draft, title }} lead={part === 'policies' ? t.leads.policies : undefined}>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <Form action={rulePaths.change} errors={worded}>
        <input type="hidden" name="deed" value={deeds[part]} />
        <input type="hidden" name="kind" value={kind} />
        <Hidden {...{ id, draft }} />
        <div class="field-grid">
          {part === 'rules' && <RuleFields {...props} errors={worded} />}
          {part === 'policies' && <PolicyFields {...props} errors={worded} />}
          {part === 'limits' && <LimitFields {...props} errors={worded} />}
          {part === 'exceptions' && <ExceptionFields {...props} errors={worded} />}
          {part === 'floating' && <FloatingFields {...props} errors={worded} />}
        </div>
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <Button name="check" value="1">
            {t.check}
          </Button>
          <ButtonLink kind="quiet" href={ofDraft(rulePaths.list(part), draft?.id)}>
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
      {id !== undefined && (
        <Disclosure summary={t.remove}>
          <form class="stack" method="post" action={rulePaths.change}>
            <p>{t.removeHint[part]}</p>
            <input type="hidden" name="deed" value="remove" />
            <input type="hidden" name="part" value={part} />
            <Hidden {...{ id, draft }} />
            <Button kind="danger">{t.remove}</Button>
          </form>
        </Disclosure>
      )}
    </RulePage>
  )
}

const Hidden = ({ id, draft }: Pick<EditPageProps, 'id' | 'draft'>) => (
  <>
    {id !== undefined && <input type="hidden" name="id" value={id} />}
    {draft && <input type="hidden" name="draft" value={draft.id} />}
  </>
)

export function wordedError(code: string, language: 'id' | 'en'): string {
  const { refusals } = ruleTexts(language)
  return Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : refusals.wrong
}
