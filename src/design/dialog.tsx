import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { Island } from './island.tsx'
import { useTexts } from './language.tsx'

export interface DialogProps {
  id: string
  title: string
  children: Child
}

/** A window over the page, for a glance or a small step; what it holds must also be reachable by a page. */
export const Dialog = ({ id, title, children }: DialogProps) => {
  const texts = useTexts()
  return (
    <dialog id={id} aria-labelledby={`${id}-judul`}>
      <div class="dialog-head">
        <h2 id={`${id}-judul`}>{title}</h2>
        <form method="dialog">
          <button class="button" data-kind="quiet" type="submit">
            <Icon name="close" />
            {texts.close}
          </button>
        </form>
      </div>
      <div class="stack">{children}</div>
    </dialog>
  )
}

/** Opens the dialog with this id; hidden where scripts do not run. */
export const OpensDialog = ({ id, children }: { id: string; children: Child }) => (
  <dialog-opener data-dialog={id}>
    <button class="as-link" type="button" aria-haspopup="dialog" hidden>
      {children}
    </button>
    <Island name="dialog-opener" />
  </dialog-opener>
)
