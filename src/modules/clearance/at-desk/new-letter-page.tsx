import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { DuesList } from '../dues-list.tsx'
import { isClear, type Dues } from '../letters/dues.ts'
import { clearanceTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'

export interface Asked {
  patronId: number
  name: string
  pending: boolean
  dues: Dues
}

interface NewLetterPageProps {
  context: PageContext
  card: string
  purposes: readonly string[]
  asked?: Asked | undefined
  refusal?: string
}

/** Staff look whether a member has nothing of the library, and make the letter. */
export const NewLetterPage = ({ context, card, purposes, asked, refusal }: NewLetterPageProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.staff
  const error = refusal === 'card-unknown' ? worded(refusal, texts) : undefined
  return (
    <StaffPage context={context} title={t.newTitle}>
      <PageHeading title={t.newTitle} lead={t.newLead} />
      <div class="stack-large">
        {refusal && !error && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        <form class="filter-form" action={paths.newLetter}>
          <TextField
            name="kartu"
            label={texts.card}
            value={card}
            error={error}
            maxlength={40}
            autocomplete="off"
            autofocus={!asked}
          />
          <Button kind={asked ? 'plain' : 'primary'}>{t.check}</Button>
        </form>
        {asked && <Conditions {...{ context, card, purposes, asked }} />}
      </div>
    </StaffPage>
  )
}

const Conditions = ({
  context,
  card,
  purposes,
  asked,
}: Pick<NewLetterPageProps, 'context' | 'card' | 'purposes'> & { asked: Asked }) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.staff
  const { patronId, name, pending, dues } = asked
  const desk = paths.desk(patronId)
  return (
    <section class="stack">
      <h2>
        <a href={paths.member(patronId)}>{name}</a>
      </h2>
      <DuesList language={language} dues={dues} links={{ loans: desk, money: desk }} />
      {pending || !isClear(dues) ? (
        <>
          <p>{pending ? worded('member-pending', texts) : t.notClear}</p>
          <p>
            <ButtonLink href={desk}>{t.serve}</ButtonLink>
          </p>
        </>
      ) : (
        <Form action={paths.newLetter}>
          <input type="hidden" name="card" value={card} />
          <SelectField
            name="purpose"
            label={texts.purpose}
            options={purposes.map((purpose) => ({ value: purpose, label: purpose }))}
          />
          <FormActions>
            <Button kind="primary">{t.make}</Button>
          </FormActions>
        </Form>
      )}
    </section>
  )
}
