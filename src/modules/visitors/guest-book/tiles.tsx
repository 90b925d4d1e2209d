import type { Option } from '#design/field.tsx'
import { Icon } from '#design/icon.tsx'

interface TilesProps {
  name: string
  label: string
  options: readonly Option[]
  value: string | undefined
  error?: string | undefined
  /** Words of the tile that answers nothing; without it the question must be answered. */
  skip?: string | undefined
}

/** One of a few, each as large as a finger: radio buttons that look like tiles. */
export const Tiles = ({ name, label, options, value = '', error, skip }: TilesProps) => {
  const all = skip === undefined ? options : [...options, { value: '', label: skip }]
  return (
    <fieldset class="tiles" aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      {error && (
        <p class="guest-error" id={`${name}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
      <div>
        {all.map((option, place) => (
          <label class={option.value === '' ? 'tile tile-skip' : 'tile'}>
            <input
              type="radio"
              id={place === 0 ? name : undefined}
              name={name}
              value={option.value}
              checked={option.value === value}
              required={skip === undefined}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
