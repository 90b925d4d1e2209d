import { Island } from './island.tsx'
import type { Option } from './field.tsx'

export interface ChooseOneProps {
  action: string
  name: string
  label: string
  options: readonly Option[]
  value: string
  /** Other parameters of the page that stay, as names and values. */
  kept?: readonly [string, string][]
  submit: string
}

/** A small list such as "sort by" that reloads the page; the button is for where scripts do not run. */
export const ChooseOne = ({ action, name, label, options, value, kept = [], submit }: ChooseOneProps) => (
  <auto-submit>
    <form class="inline-form" action={action}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for={`pilih-${name}`}>{label}</label>
      <select class="inline-select" id={`pilih-${name}`} name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <button class="button" type="submit">
        {submit}
      </button>
    </form>
    <Island name="auto-submit" />
  </auto-submit>
)
