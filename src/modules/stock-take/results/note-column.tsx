import { Button } from '#design/button.tsx'
import type { Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import type { ResultRow } from './lists.ts'

/** Where an unknown barcode lies, in words and with a photo. */
export const noteColumn = (context: PageContext, session: Session): Column<ResultRow> => {
  const { results: t } = stockTakeTexts(context.language)
  const open = session.state === 'under-way'
  return {
    key: 'note',
    label: t.noteTitle,
    cell: ({ barcode, details, settled }) => (
      <div class="opname-note">
        {details.photo && (
          <a href={`${paths.unknownPhoto(session.id)}?${new URLSearchParams({ barcode })}`}>{t.photoShow}</a>
        )}
        {!open && details.note}
        {open && (
          <form method="post" action={paths.unknown(session.id)}>
            <input type="hidden" name="barcode" value={barcode} />
            <input
              name="note"
              value={details.note ?? ''}
              maxlength={500}
              aria-label={`${t.note} ${barcode}`}
            />
            <Button>{t.noteSave}</Button>
            {(details.marked || !settled) && (
              <Button kind="quiet" name="settled" value={details.marked ? '0' : '1'}>
                {details.marked ? t.unsettle : t.settle}
              </Button>
            )}
          </form>
        )}
        {open && (
          <form method="post" action={paths.unknownUpload(session.id)} enctype="multipart/form-data">
            <input type="hidden" name="barcode" value={barcode} />
            <input
              type="file"
              name="file"
              accept="image/*"
              capture="environment"
              aria-label={`${t.photo} ${barcode}`}
            />
            <Button kind="quiet">{t.photoSend}</Button>
          </form>
        )}
      </div>
    ),
  }
}
