import { Button } from '#design/button.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import { Hidden } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { VisitDeed } from './visit-deeds.ts'

interface LastDeedProps {
  deed: VisitDeed | undefined
  /** A deed that was just taken back. */
  undone: VisitDeed | undefined
  visit: string
  /** Where the undo leads back to. */
  from: 'anggota' | 'pengembalian'
  language: Language
}

/** What was done last in this visit, with the button that takes it back. */
export const LastDeed = ({ deed, undone, visit, from, language }: LastDeedProps) => {
  const t = deskTexts(language).did
  if (undone) return <Notice>{t.undone(undone.value.title)}</Notice>
  if (!deed) return null
  return (
    <Notice kind="success" title={sentence(deed, language)}>
      {deed.kind === 'check-out' && (
        <>
          {deed.value.exception && <p>{t.exception(deed.value.exception)}</p>}
          {deed.value.filledHold && <p>{t.filled}</p>}
          {deed.value.wasFound && <p>{t.found}</p>}
        </>
      )}
      <form method="post" action={paths.undo} class="no-print">
        <Hidden fields={{ k: visit, batal: deed.key, dari: from }} />
        <Button kind="quiet">{t.undo}</Button>
      </form>
    </Notice>
  )
}

function sentence(deed: VisitDeed, language: Language): string {
  const t = deskTexts(language).did
  const { title } = deed.value
  if (deed.kind === 'check-in') return t.returned(title)
  const day = formatDate(deed.value.dueOn, language)
  return deed.kind === 'check-out' ? t.lent(title, day) : t.renewed(title, day)
}
