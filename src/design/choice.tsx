import { describedBy, Optional, Remarks, type Option } from './field.tsx'

export interface CheckboxProps {
  name: string
  label: string
  hint?: string
  error?: string
  checked?: boolean
  /** What is sent when it is ticked; `on` when left out. */
  value?: string
  id?: string
}

/** One yes or no. */
export const Checkbox = ({ name, label, hint, error, checked, value, id = name }: CheckboxProps) => (
  <div class="field">
    {error && <Remarks id={id} error={error} />}
    <div class="choice">
      <input
        type="checkbox"
        {...{ id, name, value, checked }}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
      <label for={id}>{label}</label>
      {hint && <Remarks id={id} hint={hint} />}
    </div>
  </div>
)

export interface ChoiceGroupProps {
  name: string
  label: string
  options: readonly Option[]
  hint?: string
  error?: string
  optional?: boolean
  id?: string
}

/** One of a few; the first choice carries the id that the error summary leads to. */
export const RadioGroup = (props: ChoiceGroupProps & { value?: string }) => (
  <ChoiceGroup {...props} type="radio" isChosen={(value) => value === props.value} />
)

/** Any of a few, sent as the same name several times. */
export const CheckboxGroup = (props: ChoiceGroupProps & { values: readonly string[] }) => (
  <ChoiceGroup {...props} type="checkbox" isChosen={(value) => props.values.includes(value)} />
)

interface GroupProps extends ChoiceGroupProps {
  type: 'radio' | 'checkbox'
  isChosen(value: string): boolean
}

const ChoiceGroup = (props: GroupProps) => {
  const { name, label, options, hint, error, optional, id = name, type, isChosen } = props
  return (
    <fieldset class="field" aria-describedby={describedBy(id, hint, error)}>
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <Remarks id={id} hint={hint} error={error} />
      {options.map((option, index) => {
        const inputId = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div class="choice">
            <input
              id={inputId}
              type={type}
              name={name}
              value={option.value}
              checked={isChosen(option.value)}
              required={type === 'radio' && !optional}
              aria-describedby={option.hint && `${inputId}-hint`}
            />
            <label for={inputId}>{option.label}</label>
            {option.hint && <Remarks id={inputId} hint={option.hint} />}
          </div>
        )
      })}
    </fieldset>
  )
}
