import { useTexts } from './language.tsx'

export interface Crumb {
  label: string
  /** Left out for the page itself, which comes last. */
  href?: string
}

export const Breadcrumbs = ({ trail }: { trail: readonly Crumb[] }) => (
  <nav class="breadcrumbs" aria-label={useTexts().breadcrumbs}>
    <ol role="list">
      {trail.map(({ label, href }) => (
        <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
      ))}
    </ol>
  </nav>
)
