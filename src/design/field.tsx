import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'

interface FieldProps {
  name: string
  label: string
  hint?: string
  /** What is wrong, as a sentence; stands beside the field and is read with it. */
  error?: string
  /** Fields are required unless they say otherwise; the others are marked. */
  optional?: boolean
  /** Only where two forms on a page share a name. */
  id?: string
  width?: 'short' | 'medium'
}

export interface TextFieldProps extends FieldProps {
  value?: string | number
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'search' | 'date' | 'time'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search'
  maxlength?: number
  min?: string | number
  max?: string | number
  step?: string | number
  list?: string
  placeholder?: string
  autofocus?: boolean
  readonly?: boolean
}

export const TextField = (props: TextFieldProps) => {
  const { name, label, hint, error, optional, id = name, width, ...attributes } = props
  return (
    <Field {...{ label, hint, error, optional, id, width }}>
      <input name={name} type="text" {...attributes} {...wiring(id, hint, error, optional)} />
    </Field>
  )
}

/** A day, as `2026-12-07`. */
export const DateField = (props: Omit<TextFieldProps, 'type'>) => (
  <TextField width="short" {...props} type="date" />
)

export interface TextAreaProps extends FieldProps {
  value?: string
  rows?: number
  maxlength?: number
  autofocus?: boolean
}

export const TextArea = (props: TextAreaProps) => {
  const { name, label, hint, error, optional, id = name, width, value, ...attributes } = props
  return (
    <Field {...{ label, hint, error, optional, id, width }}>
      <textarea name={name} {...attributes} {...wiring(id, hint, error, optional)}>
        {value}
      </textarea>
    </Field>
  )
}

export interface FileFieldProps extends FieldProps {
  /** Endings and types, for example `.mrc,.xml`. */
  accept?: string
  multiple?: boolean
}

export const FileField = (props: FileFieldProps) => {
  const { name, label, hint, error, optional, id = name, width, ...attributes } = props
  return (
    <Field {...{ label, hint, error, optional, id, width }}>
      <input name={name} type="file" {...attributes} {...wiring(id, hint, error, optional)} />
    </Field>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
}

export interface SelectFieldProps extends FieldProps {
  options: readonly Option[]
  value?: string
}

/** A list to choose from; without a value it starts at "choose one". */
export const SelectField = (props: SelectFieldProps) => {
  const { name, label, hint, error, optional, id = name, width, options, value } = props
  const texts = useTexts()
  return (
    <Field {...{ label, hint, error, optional, id, width }}>
      <select name={name} {...wiring(id, hint, error, optional)}>
        {!options.some((option) => option.value === '') && (!value || optional) && (
          <option value="">{texts.choose}</option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface FrameProps {
  id: string
  label: string
  hint?: string
  error?: string
  optional?: boolean
  width?: string
  children: Child
}

const Field = ({ id, label, hint, error, optional, width, children }: FrameProps) => (
  <div class="field" data-width={width}>
    <label for={id}>
      {label}
      {optional && <Optional />}
    </label>
    <Remarks id={id} hint={hint} error={error} />
    {children}
  </div>
)

export const Optional = () => <span class="optional"> {useTexts().optional}</span>

/** Hint and error of a field, found by `aria-describedby` of the input with this id. */
export const Remarks = ({ id, hint, error }: { id: string; hint?: string; error?: string }) => (
  <>
    {hint && (
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {error && (
      <span class="error" id={`${id}-error`}>
        <Icon name="alert" />
        <span>{error}</span>
      </span>
    )}
  </>
)

export const wiring = (id: string, hint?: string, error?: string, optional?: boolean) => ({
  id,
  required: !optional,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': describedBy(id, hint, error),
})

export const describedBy = (id: string, hint?: string, error?: string) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
