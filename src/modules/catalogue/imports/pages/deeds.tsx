import { Button } from '#design/button.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { PrintButton } from '../../labels/pages/print-button.tsx'
import type { id } from '../messages.ts'
import { importPaths } from '../paths.ts'

interface DeedProps {
  t: typeof id
  id: number
}

export const CommitForm = ({ t, id }: DeedProps) => (
  <form method="post" action={importPaths.commit(id)}>
    <Button kind="primary">{t.preview.commit}</Button>
  </form>
)

export const UndoForm = ({ t, id }: DeedProps) => (
  <form method="post" action={importPaths.undo(id)}>
    <p>{t.preview.undoHint}</p>
    <Button kind="danger">{t.preview.undo}</Button>
  </form>
)

export const CancelForm = ({ t, id }: DeedProps) => (
  <form method="post" action={importPaths.cancel(id)}>
    <Button kind="quiet">{t.preview.cancel}</Button>
  </form>
)

/** What an import brought, on its way to labels and cards. */
export const Onward = ({ context, id }: { context: PageContext; id: number }) => {
  const chosen = { how: 'filter', importId: String(id) }
  return (
    <div class="cluster">
      <PrintButton {...{ context, chosen }} subject="items" />
      <PrintButton {...{ context, chosen }} subject="records" />
    </div>
  )
}
