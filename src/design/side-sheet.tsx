import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'

export interface SideSheetProps {
  id: string
  /** Names the part, and the button that opens it on telephones. */
  label: string
  side: Child
  /** Stands beside the button, over the content. */
  tools?: Child
  children: Child
}

/** A column beside the content; on telephones a sheet that opens from the bottom, without script. */
export const SideSheet = ({ id, label, side, tools, children }: SideSheetProps) => {
  const texts = useTexts()
  return (
    <div class="columns">
      <div class="side-tools no-print">
        <button class="button side-opener" type="button" popovertarget={id}>
          <Icon name="filter" />
          {label}
        </button>
        {tools}
      </div>
      <aside id={id} class="side-sheet no-print" popover="auto" aria-label={label}>
        {side}
        <button class="button side-closer" type="button" popovertarget={id} popovertargetaction="hide">
          {texts.close}
        </button>
      </aside>
      <div class="columns-main">{children}</div>
    </div>
  )
}
