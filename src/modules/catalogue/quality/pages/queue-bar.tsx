import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import { kindOfSlug } from '../finding-kinds.ts'
import { qualityTexts } from '../messages.ts'
import { qualityPaths } from '../paths.ts'

interface QueueBarProps {
  /** The list that is being worked through. */
  slug: string | undefined
  id: number
  language: Language
}

/** Which list the record in the editor comes from, and the way on without saving; after saving it goes on by itself. */
export const QueueBar = ({ slug, id, language }: QueueBarProps) => {
  const kind = kindOfSlug(slug)
  if (!kind || slug === undefined) return null
  const t = qualityTexts(language)
  return (
    <Notice kind="info">
      <input type="hidden" name="mutu" value={slug} />
      {t.queue.from} <a href={qualityPaths.list(slug)}>{t.kinds[kind]}</a>.{' '}
      <a href={`${qualityPaths.next(slug)}?setelah=${id}`}>{t.queue.skip}</a>
    </Notice>
  )
}

/** Where saving a record leads: on in the list that it came from, or else to the record. */
export const afterSaving = (slug: string | undefined, id: number, otherwise: string): string =>
  slug !== undefined && kindOfSlug(slug) ? `${qualityPaths.next(slug)}?setelah=${id}` : otherwise
