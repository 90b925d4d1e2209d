import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Typed } from '#kernel/form.ts'
import type { Effect } from '../change-rules.ts'
import { ruleTexts } from '../messages.ts'
import { FindingList } from '../pages/findings.tsx'
import { RulePage, type Shown } from '../pages/rule-page.tsx'
import { spanInWords } from '../pages/rule-words.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import type { listTrials } from '../trial/trials.ts'
import { differencesInWords } from './content-words.ts'
import type { Draft } from './drafts.ts'
import { draftTexts } from './messages.ts'

export interface DraftPageProps {
  shown: Shown
  draft: Draft
  effect: Effect
  /** The rules in force are no longer those with which the draft began. */
  outdated: boolean
  trials: Awaited<ReturnType<typeof listTrials>>
  typed: Typed
  said?: string | undefined
  problem?: string | undefined
}

/** A draft against what is in force: what differs, what that does, how it would have been, and putting it in force. */
export const DraftPage = (props: DraftPageProps) => {
  const { shown, draft, effect, outdated, said, problem } = props
  const { context, mayChange, names } = shown
  const t = draftTexts(context.language)
  const words = ruleTexts(context.language)
  const open = draft.endedAt === null
  return (
    <RulePage
      context={context}
      title={draft.name}
      draftOfLinks={open ? draft.id : undefined}
      lead={open ? t.editLead : t.states[draft.ending ?? 'open']}
      actions={
        open && mayChange && <ButtonLink href={ofDraft(rulePaths.rules, draft.id)}>{t.edit}</ButtonLink>
      }
    >
      {problem && <Notice kind="problem">{problem}</Notice>}
      {said && <Notice kind="success">{said}</Notice>}
      {open && outdated && <Outdated {...props} />}
      <Differences {...props} />
      {open && (
        <section class="stack">
          <h2>{t.findings}</h2>
          <p>
            {effect.broken.length > 0 ? words.effect.broken(effect.broken.length) : words.effect.noneBroken}{' '}
            {effect.broken.length > 0 && <a href={ofDraft(rulePaths.cases, draft.id)}>{words.nav.cases}</a>}
          </p>
          {effect.brought.length > 0 && (
            <FindingList findings={effect.brought} set={draft.proposed} names={names} draftId={draft.id} />
          )}
          {effect.brought.length + effect.mended.length === 0 && <p>{words.effect.nothing}</p>}
        </section>
      )}
      <Trials {...props} />
      {open && mayChange && <Deeds {...props} />}
    </RulePage>
  )
}

const Outdated = ({ shown, draft }: DraftPageProps) => {
  const t = draftTexts(shown.context.language)
  return (
    <Notice kind="warning">
      <p>{t.outdated}</p>
      {shown.mayChange && (
        <form method="post" action={rulePaths.refreshDraft(draft.id)}>
          <Button>{t.refresh}</Button>
        </form>
      )}
    </Notice>
  )
}

const Differences = ({ shown, draft }: DraftPageProps) => {
  const { names, context } = shown
  const t = draftTexts(context.language)
  const rows = differencesInWords(draft.base, draft.proposed, names)
  return (
    <section class="stack">
      <h2>{t.difference}</h2>
      <Table
        caption={t.difference}
        captionHidden
        rows={rows}
        empty={t.same}
        columns={[
          { key: 'part', label: t.part, cell: ({ part }) => ruleTexts(context.language).nav[part] },
          { key: 'what', label: t.what, cell: ({ kind }) => t.kinds[kind] },
          { key: 'before', label: t.before, cell: ({ before }) => before ?? '–' },
          { key: 'after', label: t.after, cell: ({ after }) => after ?? '–' },
        ]}
      />
    </section>
  )
}

const Trials = ({ shown, draft, trials, typed, problem }: DraftPageProps) => {
  const { context, mayChange } = shown
  const t = draftTexts(context.language).trial
  const open = draft.endedAt === null
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      {open && mayChange && (
        <>
          <p>{t.lead}</p>
          <Form
            action={rulePaths.trials(draft.id)}
            errors={{ lastDay: problem && typed['lastDay'] && problem }}
          >
            <div class="field-grid">
              <DateField name="firstDay" label={t.first} value={typed['firstDay']} />
              <DateField name="lastDay" label={t.last} value={typed['lastDay']} />
            </div>
            <FormActions>
              <Button>{t.start}</Button>
            </FormActions>
          </Form>
        </>
      )}
      {trials.length > 0 && (
        <ul>
          {trials.map((trial) => (
            <li>
              <a href={rulePaths.trial(trial.id)}>{t.open(spanInWords(trial, context.language))}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Deeds = ({ shown, draft }: DraftPageProps) => {
  const t = draftTexts(shown.context.language)
  return (
    <section class="stack">
      <form class="stack" method="post" action={rulePaths.applyDraft(draft.id)}>
        <p>{t.applyHint}</p>
        <Button kind="primary">{t.apply}</Button>
      </form>
      <Disclosure summary={t.discard}>
        <form class="stack" method="post" action={rulePaths.discardDraft(draft.id)}>
          <p>{t.discardHint}</p>
          <Button kind="danger">{t.discard}</Button>
        </form>
      </Disclosure>
    </section>
  )
}
