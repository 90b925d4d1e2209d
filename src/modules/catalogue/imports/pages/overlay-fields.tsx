import { RadioGroup } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { id } from '../messages.ts'

interface OverlayFieldsProps {
  t: typeof id
  typed: Typed
  errors: FieldErrors
}

/** How an incoming record is laid over the title that is there. */
export const OverlayFields = ({ t, typed, errors }: OverlayFieldsProps) => (
  <>
    <TextField
      name="protect"
      label={t.upload.protect}
      hint={t.upload.protectHint}
      value={typed['protect']}
      error={errors['protect'] && t.refusals['not-a-tag']}
      maxlength={1000}
      optional
    />
    <TextField
      name="add"
      label={t.upload.add}
      hint={t.upload.addHint}
      value={typed['add']}
      error={errors['add'] && t.refusals['not-a-tag']}
      maxlength={1000}
      optional
    />
    <RadioGroup
      name="rest"
      label={t.upload.rest}
      value={typed['rest'] ?? 'replace'}
      options={[
        { value: 'replace', label: t.upload.rests.replace },
        { value: 'fill', label: t.upload.rests.fill },
      ]}
    />
  </>
)
