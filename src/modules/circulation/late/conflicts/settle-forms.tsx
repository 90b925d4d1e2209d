import { Button } from '#design/button.tsx'
import { DateField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { lateTexts } from '../messages.ts'
import { latePaths } from '../paths.ts'
import type { LateConflict } from './find-conflicts.ts'
import type { Settling } from './settle-late.ts'
import { canUndo } from './undo-late.ts'

/** What a form that was sent brought back. */
export interface SettleSaid {
  how: Settling['how']
  typed: Typed
  errors?: FieldErrors
  refused?: readonly string[]
}

interface SettleFormsProps {
  context: PageContext
  conflict: LateConflict
  keyOfDeed: string
  said?: SettleSaid | undefined
}

/** The ways out of a conflict that it leaves open. */
export const SettleForms = (props: SettleFormsProps) => {
  const t = lateTexts(props.context.language)
  const { step, done } = props.conflict
  const nothing = step === 'nothing'
  return (
    <>
      {nothing && <CorrectForm {...props} />}
      <NoteForm {...props} how="accepted" words={t.accept} label={t.accept.note} optional />
      {canUndo(done) && (
        <NoteForm
          {...props}
          how="undone"
          words={{ ...t.undo, lead: step === 'hand-over' ? t.undo.leadHandOver : t.undo.lead }}
          label={t.undo.note}
          optional
        />
      )}
      {nothing && <NoteForm {...props} how="dropped" words={t.drop} label={t.drop.reason} />}
    </>
  )
}

interface NoteFormProps extends SettleFormsProps {
  how: Exclude<Settling['how'], 'applied'>
  words: { title: string; lead: string; button: string }
  label: string
  optional?: boolean
}

const NoteForm = ({ conflict, keyOfDeed, said, how, words, label, optional }: NoteFormProps) => {
  const mine = said?.how === how ? said : undefined
  const error = mine?.errors?.['catatan']
  return (
    <section class="card stack" aria-labelledby={`h-${how}`}>
      <h2 id={`h-${how}`}>{words.title}</h2>
      <p>{words.lead}</p>
      <Form action={latePaths.settling(conflict.id)} errors={{ [`catatan-${how}`]: error }}>
        <Hidden how={how} keyOfDeed={keyOfDeed} />
        <TextField
          name="catatan"
          id={`catatan-${how}`}
          label={label}
          value={mine?.typed['catatan']}
          maxlength={500}
          error={error}
          optional={optional}
        />
        <FormActions>
          <Button kind={how === 'undone' || how === 'dropped' ? 'danger' : 'plain'}>{words.button}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const CorrectForm = ({ context, conflict, keyOfDeed, said }: SettleFormsProps) => {
  const t = lateTexts(context.language).correct
  const mine = said?.how === 'applied' ? said : undefined
  const errors = mine?.errors ?? {}
  const { card, barcode, blocks, kind } = conflict
  const typed = mine?.typed ?? {}
  return (
    <section class="card stack" aria-labelledby="h-applied">
      <h2 id="h-applied">{t.title}</h2>
      <p>{t.lead}</p>
      <Form action={latePaths.settling(conflict.id)} errors={errors}>
        <Hidden how="applied" keyOfDeed={keyOfDeed} />
        {kind !== 'check-in' && (
          <TextField
            name="kartu"
            label={t.card}
            value={typed['kartu'] ?? card ?? ''}
            maxlength={200}
            error={errors['kartu']}
            autocomplete="off"
            width="medium"
          />
        )}
        <TextField
          name="barcode"
          label={t.barcode}
          value={typed['barcode'] ?? barcode ?? ''}
          maxlength={200}
          error={errors['barcode']}
          autocomplete="off"
          width="medium"
        />
        {blocks.some(({ code }) => code === 'late-too-old') && (
          <DateField name="hari" label={t.day} value={typed['hari'] ?? ''} error={errors['hari']} />
        )}
        <FormActions>
          <Button kind="primary">{t.button}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Hidden = ({ how, keyOfDeed }: { how: string; keyOfDeed: string }) => (
  <>
    <input type="hidden" name="key" value={keyOfDeed} />
    <input type="hidden" name="cara" value={how} />
  </>
)
