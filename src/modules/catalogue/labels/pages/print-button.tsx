import { Button, type ButtonKind } from '#design/button.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { BatchSubject } from '../../batch/batch-state.ts'
import { labelTexts } from '../messages.ts'
import { labelPaths } from '../paths.ts'

interface PrintButtonProps {
  context: PageContext
  subject: BatchSubject
  /** How the copies or titles are chosen, as the form of the label page would send it. */
  chosen: { how: string } & Record<string, string>
  label?: string
  kind?: ButtonKind
  autofocus?: boolean
}

/** From wherever copies or titles are shown to their labels or cards; nothing for who may not print. */
export const PrintButton = ({ context, subject, chosen, label, kind, autofocus }: PrintButtonProps) => {
  if (!context.viewer?.permissions.has('catalogue.labels')) return null
  const t = labelTexts(context.language).button
  return (
    <form method="post" action={labelPaths.prints}>
      <input type="hidden" name="subject" value={subject} />
      {Object.entries(chosen).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button {...{ kind, autofocus }}>{label ?? t[subject]}</Button>
    </form>
  )
}
