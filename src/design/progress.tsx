import { ButtonLink } from './button.tsx'
import { formatNumber, formatPercent } from './format.ts'
import { Island } from './island.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { Notice } from './notice.tsx'

export interface ProgressProps {
  /** What is being done, and the id of the part that refreshes: one of each on a page. */
  id: string
  label: string
  /** Left out while it waits for its turn. */
  done?: number
  /** Left out while nobody knows how much there is. */
  total?: number
  failed?: number
  running: boolean
  /** This page; the island fetches it again and takes the part with the same id. */
  href: string
  /** A file of what failed. */
  failuresHref?: string
}

/** How far long work has come. Without script the link shows the newest state. */
export const Progress = (props: ProgressProps) => {
  const { id, label, done, total, failed = 0, running, href, failuresHref } = props
  const texts = useTexts().progress
  const language = useLanguage()
  const shown = (number: number) => formatNumber(number, language)
  return (
    <progress-watch id={id} data-href={href} data-running={running ? 'yes' : 'no'}>
      <div class="progress stack" role="group" aria-labelledby={`${id}-label`}>
        <div>
          <div class="cluster">
            <strong id={`${id}-label`}>{label}</strong>
            {done !== undefined && total ? <span>{formatPercent(done, total, language)}</span> : null}
          </div>
          {running && (
            <progress aria-labelledby={`${id}-label`} value={total ? done : undefined} max={total} />
          )}
          <p class="progress-counts">
            {done === undefined && running ? <span>{texts.waiting}</span> : null}
            {done !== undefined && (
              <span>
                {shown(done)} {texts.done}
              </span>
            )}
            {running && done !== undefined && total !== undefined && (
              <span>
                {shown(total - done)} {texts.left}
              </span>
            )}
            {failed > 0 && (
              <span>
                {shown(failed)} {texts.failed}
              </span>
            )}
          </p>
        </div>
        {!running && <Notice kind={failed > 0 ? 'warning' : 'success'}>{texts.finished}</Notice>}
        <div class="cluster">
          {running && <ButtonLink href={href}>{texts.refresh}</ButtonLink>}
          {failed > 0 && failuresHref && <ButtonLink href={failuresHref}>{texts.failures}</ButtonLink>}
        </div>
      </div>
      <Island name="progress-watch" />
    </progress-watch>
  )
}
