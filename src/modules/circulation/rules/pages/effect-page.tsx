import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Typed } from '#kernel/form.ts'
import { verdictParts } from '../book/rule-cases.ts'
import { casePartInWords } from '../cases/case-words.ts'
import { caseTexts } from '../cases/messages.ts'
import type { Effect } from '../change-rules.ts'
import { ruleTexts } from '../messages.ts'
import { FindingList } from './findings.tsx'
import { RulePage, type Shown } from './rule-page.tsx'

export interface EffectPageProps extends Shown {
  effect: Effect
  /** Where the change is sent once more, with what was typed. */
  action: string
  typed: Typed
  backHref: string
}

/** What a change would do, before it is done: broken test cases with what is expected and what comes out. */
export const EffectPage = ({ effect, action, typed, backHref, ...shown }: EffectPageProps) => {
  const { context, draft, set, names } = shown
  const t = ruleTexts(context.language)
  const { broken, brought, mended } = effect
  const kept = Object.entries(typed).filter(([name]) => name !== 'check' && name !== 'confirmed')
  return (
    <RulePage {...{ context, draft }} title={t.effect.title}>
      {broken.length > 0 ? (
        <Notice kind="warning" title={t.effect.broken(broken.length)}>
          <p>{draft ? t.effect.brokenDraft : t.effect.brokenLead}</p>
        </Notice>
      ) : (
        <Notice kind="success">{t.effect.noneBroken}</Notice>
      )}
      {broken.length > 0 && <Broken {...shown} broken={broken} />}
      {brought.length > 0 && (
        <section class="stack">
          <h2>{t.effect.brought}</h2>
          <FindingList findings={brought} draftId={draft?.id} {...{ set, names }} />
        </section>
      )}
      {mended.length > 0 && (
        <section class="stack">
          <h2>{t.effect.mended}</h2>
          <FindingList findings={mended} draftId={draft?.id} {...{ set, names }} />
        </section>
      )}
      {brought.length + mended.length === 0 && <p>{t.effect.nothing}</p>}
      <form class="stack" method="post" action={action}>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="confirmed" value="1" />
        {!draft &&
          broken.map(({ one }) => <Checkbox name={`correct-${one.id}`} label={t.effect.correct(one.name)} />)}
        <div class="cluster">
          <Button kind="primary">{broken.length > 0 ? t.effect.saveAnyway : t.save}</Button>
          <ButtonLink href={backHref}>{t.effect.back}</ButtonLink>
        </div>
      </form>
    </RulePage>
  )
}

const Broken = ({ broken, context }: Shown & Pick<Effect, 'broken'>) => {
  const t = ruleTexts(context.language)
  const parts = caseTexts(context.language).parts
  const rows = broken.flatMap(({ one, actual, wrong }) =>
    verdictParts
      .filter((part) => wrong.includes(part))
      .map((part) => ({ name: one.name, part, expected: one.expected, actual })),
  )
  const shown = (verdict: Parameters<typeof casePartInWords>[0], part: (typeof verdictParts)[number]) =>
    casePartInWords(verdict, part, context.language)
  return (
    <Table
      caption={t.effect.broken(broken.length)}
      captionHidden
      rows={rows}
      columns={[
        { key: 'case', label: t.effect.case, names: true, cell: ({ name }) => name },
        { key: 'part', label: t.effect.part, cell: ({ part }) => parts[part] },
        {
          key: 'expected',
          label: t.effect.expected,
          cell: ({ expected, part }) => shown(expected, part),
        },
        {
          key: 'actual',
          label: t.effect.actual,
          cell: ({ actual, part }) => <strong>{shown(actual, part)}</strong>,
        },
      ]}
    />
  )
}
