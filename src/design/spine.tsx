import { coverColours } from './cover-palette.ts'

/** A strip in the colour of a class, as the label on a book's spine. */
export const Spine = ({ classNumber }: { classNumber: string }) => {
  const { ground, gilt } = coverColours(classNumber)
  return (
    <svg class="spine" viewBox="0 0 12 48" aria-hidden="true">
      <path
        d="M1.5 0h9a1.5 1.5 0 0 1 1.5 1.5v45a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 0 46.5v-45A1.5 1.5 0 0 1 1.5 0Z"
        fill={ground}
      />
      <path d="M0 8h12M0 11h12M0 37h12M0 40h12" stroke={gilt} stroke-width="1.2" />
    </svg>
  )
}

export interface ClassTile {
  number: string
  label: string
  href: string
  /** Already written for people. */
  count?: string
}

/** Classes side by side like books on a shelf. */
export const ClassTiles = ({ classes }: { classes: readonly ClassTile[] }) => (
  <ul class="class-tiles" role="list">
    {classes.map(({ number, label, href, count }) => (
      <li>
        <a href={href}>
          <Spine classNumber={number} />
          <span>
            <small>{number}</small>
            {label}
            {count && <small>{count}</small>}
          </span>
        </a>
      </li>
    ))}
  </ul>
)
