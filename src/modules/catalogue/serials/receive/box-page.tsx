import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { DateField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDay } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import type { BoxInside } from '../kardex/find-kardex.ts'
import { shownStanding } from '../kardex/kardex-table.tsx'
import { serialTexts, wordedErrors } from '../messages.ts'
import { serialPaths } from '../paths.ts'

export interface BoxPageProps {
  context: PageContext
  box: BoxInside
  title: string
  today: Day
  typed: Typed
  errors?: FieldErrors
  refusal?: string
}

/** One issue: how it came, or why it did not. */
export const BoxPage = (props: BoxPageProps) => {
  const { context, box, title, today, refusal } = props
  const texts = serialTexts(context.language)
  const t = texts.box
  const words: Record<string, string> = texts.errors
  return (
    <StaffPage context={context} title={`${title} ${box.enumeration}`}>
      <PageHeading
        title={[box.enumeration, box.chronology].filter(Boolean).join(', ')}
        lead={<a href={serialPaths.subscription(box.subscriptionId)}>{title}</a>}
      />
      <div class="stack">
        {refusal && <Notice kind="problem">{words[refusal] ?? texts.errors.wrong}</Notice>}
        <p>
          {texts.standings[shownStanding(box, today)]}
          {box.receivedOn && `, ${formatDay(box.receivedOn, context.language)}`}. {box.note}{' '}
          {box.rounds > 0 && t.claims(box.rounds)}{' '}
          {box.itemId && (
            <>
              {t.bound} <a href={paths.item(box.itemId)}>{t.item}</a>
            </>
          )}
        </p>
        {box.standing === 'received' ? !box.itemId && <Undo {...props} /> : <Receiving {...props} />}
      </div>
    </StaffPage>
  )
}

const Receiving = ({ context, box, typed, errors = {} }: BoxPageProps) => {
  const texts = serialTexts(context.language)
  const t = texts.box
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  return (
    <>
      <Form action={serialPaths.box(box.id)} errors={worded}>
        <fieldset class="field-grid plain-fieldset">
          <TextField {...field('enumeration', t.enumeration)} autofocus />
          <TextField {...field('chronology', t.chronology)} optional />
          <TextField {...field('volume', t.volume)} inputmode="numeric" optional />
          <TextField {...field('number', t.number)} inputmode="numeric" optional />
          <DateField {...field('receivedOn', t.receivedOn)} />
          <TextField {...field('note', t.note)} optional />
        </fieldset>
        <Checkbox name="double" label={t.double} checked={typed['double'] !== undefined} />
        <Checkbox
          name="countOn"
          label={t.countOn}
          hint={t.countOnHint}
          checked={typed['countOn'] !== undefined}
        />
        <FormActions>
          <Button kind="primary">{t.receive}</Button>
        </FormActions>
      </Form>
      <h2>{t.not}</h2>
      <p class="hint">{t.notHint}</p>
      <form class="cluster" method="post" action={serialPaths.boxStanding(box.id)}>
        {box.standing !== 'expected' && (
          <Button name="keadaan" value="expected">
            {t.back}
          </Button>
        )}
        {box.standing !== 'missing' && (
          <Button name="keadaan" value="missing">
            {t.missing}
          </Button>
        )}
        {box.standing !== 'not-published' && (
          <Button name="keadaan" value="not-published">
            {t.notPublished}
          </Button>
        )}
      </form>
    </>
  )
}

const Undo = ({ context, box }: BoxPageProps) => {
  const t = serialTexts(context.language).box
  return (
    <form method="post" action={serialPaths.boxStanding(box.id)}>
      <p class="hint">{t.undoHint}</p>
      <Button name="keadaan" value="expected">
        {t.undo}
      </Button>
    </form>
  )
}
