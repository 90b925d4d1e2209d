import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDay, formatMoment, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { dayOf } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { DuesList } from '../dues-list.tsx'
import { shownCode } from '../letters/code.ts'
import { isClear, type Dues } from '../letters/dues.ts'
import type { ClearanceLetter } from '../letters/find-letters.ts'
import { letterState } from '../letters/letter-state.ts'
import { clearanceTexts, worded, wordedErrors } from '../messages.ts'
import { stateKinds } from '../own/own-page.tsx'
import { paths } from '../paths.ts'
import { mayWithdraw } from '../permissions.ts'

interface LetterPageProps {
  context: PageContext
  letter: ClearanceLetter
  /** How the member stands now; undefined once forgotten. */
  dues: Dues | undefined
  now: Date
  typed?: Typed
  errors?: FieldErrors
  refusal?: string
  said?: 'made' | 'withdrawn' | undefined
}

/** One letter: what it says, whether it still should, and how to take it back. */
export const LetterPage = (props: LetterPageProps) => {
  const { context, letter, dues, now, refusal, said } = props
  const { language, viewer } = context
  const texts = clearanceTexts(language)
  const t = texts.staff
  const state = letterState(letter, dayOf(now))
  const desk = paths.desk(letter.patronId ?? '')
  return (
    <StaffPage context={context} title={letter.number}>
      <PageHeading
        title={letter.number}
        lead={<a href={paths.letters}>{t.title}</a>}
        actions={
          state !== 'withdrawn' && (
            <ButtonLink href={paths.letterFile(letter.id)} kind="primary" autofocus={said === 'made'}>
              {texts.file}
            </ButtonLink>
          )
        }
      />
      <div class="stack-large">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {said && <Notice kind="success">{t[said]}</Notice>}
        {state === 'valid' && dues && !isClear(dues) && <Notice kind="warning">{t.openAgain}</Notice>}
        <Facts {...props} />
        {state === 'valid' && dues && (
          <DuesList language={language} dues={dues} links={{ loans: desk, money: desk }} />
        )}
        {state !== 'withdrawn' && viewer?.permissions.has(mayWithdraw) && <Withdrawing {...props} />}
      </div>
    </StaffPage>
  )
}

const Facts = ({ context, letter, now }: LetterPageProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.staff
  const state = letterState(letter, dayOf(now))
  const { patronId, name, withdrawnAt, withdrawnBy } = letter
  return (
    <DescriptionList
      entries={[
        [texts.state, <Badge kind={stateKinds[state]}>{texts.states[state]}</Badge>],
        [t.because, letter.withdrawnBecause],
        [
          t.withdrawnAt,
          withdrawnAt && t.withdrawnOn(formatShortDate(dayOf(withdrawnAt), language), withdrawnBy ?? ''),
        ],
        [texts.name, patronId === null ? t.forgotten : <a href={paths.member(patronId)}>{name}</a>],
        [texts.card, letter.cardNumber],
        [texts.institution, letter.institution],
        [texts.purpose, letter.purpose],
        [texts.issuedOn, formatMoment(letter.issuedAt, language)],
        [texts.validUntil, formatDay(letter.validUntil, language)],
        [t.issuedBy, letter.channel === 'member' ? t.channel.member : letter.issuedBy],
        [texts.code, <a href={paths.checkOne(letter.code)}>{shownCode(letter.code)}</a>],
      ]}
    />
  )
}

const Withdrawing = ({ context, letter, typed = {}, errors = {} }: LetterPageProps) => {
  const texts = clearanceTexts(context.language)
  const t = texts.staff
  const words = wordedErrors(errors, texts)
  return (
    <section class="stack">
      <h2>{t.withdraw}</h2>
      <p>{t.withdrawLead}</p>
      <Form action={paths.withdrawal(letter.id)} errors={words}>
        <TextArea
          name="because"
          label={t.because}
          hint={t.becauseHint}
          value={typed['because']}
          error={words['because']}
          rows={2}
          maxlength={200}
        />
        <FormActions>
          <Button kind="danger">{t.withdraw}</Button>
        </FormActions>
      </Form>
    </section>
  )
}
