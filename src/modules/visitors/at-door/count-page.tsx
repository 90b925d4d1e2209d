import { Button, ButtonLink } from '#design/button.tsx'
import { ChooseOne } from '#design/choose-one.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatTime } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { AnswerLists } from '../answers/answers.ts'
import { visitorTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { maySee } from '../permissions.ts'
import type { RecentVisit } from '../visits/find-noted.ts'
import { GroupFields } from '../visits/group-fields.tsx'

export interface CountPageProps {
  context: PageContext
  branch: Branch
  branches: readonly Branch[]
  /** People counted here today. */
  today: number
  recent: readonly RecentVisit[]
  lists: AnswerLists
  /** A key for each form of this page. */
  newKey(): string
  /** The form that was refused, with what was typed. */
  refused?: { form: 'member' | 'group' | 'late'; typed: Typed; errors: FieldErrors }
  refusal?: string
  said?: 'noted' | 'again' | 'withdrawn' | undefined
}

/** Staff count by hand: one tap a person, cards, groups, and what was counted on paper. */
export const CountPage = (props: CountPageProps) => {
  const { context, branch, branches, refusal, said } = props
  const { language, viewer } = context
  const texts = visitorTexts(language)
  const t = texts.count
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          viewer?.permissions.has(maySee) && (
            <ButtonLink href={paths.visitors}>{texts.menu.visitors}</ButtonLink>
          )
        }
      />
      <div class="stack">
        <ChooseOne
          action={paths.count}
          name="tempat"
          label={texts.place}
          value={String(branch.id)}
          options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          submit={t.change}
        />
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {said && <Notice kind={said === 'again' ? 'warning' : 'success'}>{t[said]}</Notice>}
        <Tapping {...props} />
        <div class="count-forms">
          <MemberForm {...props} />
          <GroupForm {...props} />
          <LateForm {...props} />
        </div>
        <Recent {...props} />
      </div>
    </StaffPage>
  )
}

const several = [2, 5, 10]

const Tapping = ({ context, branch, today, newKey }: CountPageProps) => {
  const { language } = context
  const t = visitorTexts(language).count
  return (
    <tap-counter>
      <form class="tap-counter" method="post" action={paths.tap}>
        <input type="hidden" name="key" value={newKey()} />
        <input type="hidden" name="branchId" value={String(branch.id)} />
        <p class="tap-total">
          {t.today}: <output data-count={String(today)}>{formatNumber(today, language)}</output>
        </p>
        <button class="button tap-one" data-kind="primary" name="people" value="1">
          <span aria-hidden="true">+1</span> {t.one}
        </button>
        <div class="cluster">
          {several.map((count) => (
            <button class="button tap-more" name="people" value={String(count)}>
              <span aria-hidden="true">+{count}</span>
              <span class="visually-hidden">{t.several(count)}</span>
            </button>
          ))}
        </div>
        <p class="soft" role="status">
          <span data-waiting hidden>
            <span data-number /> {t.waiting}
          </span>
        </p>
      </form>
      <Island name="tap-counter" />
    </tap-counter>
  )
}

const Hidden = ({ branch, newKey }: Pick<CountPageProps, 'branch' | 'newKey'>) => (
  <>
    <input type="hidden" name="key" value={newKey()} />
    <input type="hidden" name="branchId" value={String(branch.id)} />
  </>
)

const MemberForm = (props: CountPageProps) => {
  const texts = visitorTexts(props.context.language)
  const { typed, errors } = partsOf(props, 'member')
  return (
    <section class="stack">
      <h2>{texts.count.memberTitle}</h2>
      <form class="filter-form" method="post" action={paths.count}>
        <Hidden {...props} />
        <TextField
          name="card"
          label={texts.book.card}
          value={typed['card']}
          error={errors['card']}
          maxlength={40}
          autocomplete="off"
        />
        <Button>{texts.count.note}</Button>
      </form>
    </section>
  )
}

const GroupForm = (props: CountPageProps) => {
  const { context, lists } = props
  const texts = visitorTexts(context.language)
  const { typed, errors } = partsOf(props, 'group')
  return (
    <Disclosure summary={texts.count.groupTitle} open={props.refused?.form === 'group'}>
      <Form action={paths.staffGroup} errors={errors}>
        <Hidden {...props} />
        <GroupFields language={context.language} {...{ lists, typed, errors }} />
        <FormActions>
          <Button kind="primary">{texts.count.note}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

const LateForm = (props: CountPageProps) => {
  const texts = visitorTexts(props.context.language)
  const t = texts.count
  const { typed, errors } = partsOf(props, 'late')
  const number = (name: string, label: string) => (
    <TextField
      {...{ name, label }}
      id={`susulan-${name}`}
      value={typed[name]}
      error={errors[name]}
      inputmode="numeric"
      width="short"
      maxlength={4}
    />
  )
  return (
    <Disclosure summary={t.lateTitle} open={props.refused?.form === 'late'}>
      <p>{t.lateLead}</p>
      <Form action={paths.late}>
        <Hidden {...props} />
        <DateField name="day" label={t.date} value={typed['day']} error={errors['day']} />
        {number('hour', t.hour)}
        {number('people', t.people)}
        <FormActions>
          <Button kind="primary">{t.note}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

function partsOf({ context, refused }: CountPageProps, form: 'member' | 'group' | 'late') {
  if (refused?.form !== form) return { typed: {}, errors: {} }
  return { typed: refused.typed, errors: wordedErrors(refused.errors, visitorTexts(context.language)) }
}

const Recent = ({ context, recent, branch, newKey }: CountPageProps) => {
  const { language } = context
  const texts = visitorTexts(language)
  const t = texts.count
  const nameOf = ({ kind, at, people }: RecentVisit) =>
    `${texts.kinds[kind]}, ${formatNumber(people, language)}, ${formatTime(at, language)}`
  return (
    <Table
      caption={t.recent}
      stacked
      rows={recent}
      columns={[
        { key: 'at', label: t.time, cell: ({ at }) => formatTime(at, language) },
        {
          key: 'kind',
          label: t.kind,
          names: true,
          cell: ({ kind, institution, guestName, contact }) =>
            [texts.kinds[kind], institution, guestName, contact].filter(Boolean).join(', '),
        },
        {
          key: 'people',
          label: texts.people,
          numeric: true,
          cell: ({ people }) => formatNumber(people, language),
        },
        {
          key: 'purpose',
          label: texts.questions.purpose,
          cell: ({ purposeId, purposeEn }) => (language === 'id' ? purposeId : purposeEn) ?? '',
        },
        {
          key: 'undo',
          label: t.withdraw,
          cell: (visit) => (
            <form method="post" action={paths.withdrawal(visit.id)}>
              <Hidden {...{ branch, newKey }} />
              <Button kind="quiet">
                {t.withdraw}
                <span class="visually-hidden">: {nameOf(visit)}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
