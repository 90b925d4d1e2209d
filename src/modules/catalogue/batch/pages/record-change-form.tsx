import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { ChooseOne } from '#design/choose-one.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { batchTexts, worded } from '../messages.ts'
import { batchPaths } from '../paths.ts'
import { recordDeeds, type RecordChange } from '../records/record-change.ts'
import type { ChangeFormProps } from './change-form.tsx'

type Deed = RecordChange['deed']

export const deedOf = (text: string | undefined): Deed =>
  recordDeeds.find((deed) => deed === text) ?? 'add-field'

/** What is to change of titles: the deed first, then what that deed needs. */
export const RecordChangeFields = ({ context, id, typed, errors = {} }: ChangeFormProps) => {
  const t = batchTexts(context.language)
  const deed = deedOf(typed['deed'])
  const wordedErrors = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, worded(t, code)]),
  )
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed[name],
    error: wordedErrors[name],
  })
  const wholeField = deed === 'add-field' || deed === 'replace-field'
  const replacing = deed === 'replace-text'
  return (
    <div class="stack">
      <ChooseOne
        action={batchPaths.batch(id)}
        name="tindakan"
        label={t.change.deed}
        options={recordDeeds.map((value) => ({ value, label: t.change.deeds[value] }))}
        value={deed}
        submit={t.choose.submit}
      />
      <Form action={batchPaths.change(id)} errors={wordedErrors}>
        <input type="hidden" name="deed" value={deed} />
        {wholeField && <TextArea {...field('line', t.change.line)} hint={t.change.lineHint} rows={2} />}
        {!wholeField && (
          <TextField {...field('tag', t.change.tag)} hint={t.change.tagHint} width="short" maxlength={3} />
        )}
        {!wholeField && deed !== 'remove-field' && (
          <TextField {...field('code', t.change.code)} width="short" maxlength={1} />
        )}
        {(deed === 'remove-field' || deed === 'remove-subfield') && (
          <TextField {...field('having', t.change.having)} optional />
        )}
        {replacing && <TextField {...field('having', t.change.search)} />}
        {(deed === 'add-subfield' || deed === 'set-subfield') && (
          <TextField {...field('value', t.change.value)} />
        )}
        {replacing && <TextField {...field('value', t.change.replacement)} optional />}
        {replacing && (
          <Checkbox name="matchCase" label={t.change.matchCase} checked={typed['matchCase'] === 'on'} />
        )}
        <FormActions>
          <Button kind="primary">{t.change.submit}</Button>
        </FormActions>
      </Form>
    </div>
  )
}
