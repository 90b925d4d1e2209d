import { formatNumber } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { ShownSelection } from '../batch-state.ts'
import { qualityTexts } from '../../quality/messages.ts'
import { batchTexts } from '../messages.ts'

/** How the rows of a batch were chosen, in a few words. */
export function selectionInWords(selection: ShownSelection, language: Language): string {
  const { told } = batchTexts(language).choose
  if (selection.how === 'search') return told.search(selection.text)
  if (selection.how === 'title') return told.title(selection.recordId)
  if (selection.how === 'batch') return told.batch(selection.batchId)
  if (selection.how === 'quality') return told.quality(qualityTexts(language).kinds[selection.finding])
  return selection.how === 'list' ? told.list(formatNumber(selection.length, language)) : told.filter
}
