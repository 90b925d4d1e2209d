import type { Language } from '#kernel/i18n.ts'
import { marcProblemText } from '../../marc/messages.ts'
import { importTexts } from '../messages.ts'
import type { SourceRefusal } from './store-source.ts'

/** Why a file was not taken, in plain words. */
export function refusalText(language: Language, refusal: SourceRefusal): string {
  const { refusals } = importTexts(language)
  switch (refusal) {
    case 'file-too-large':
    case 'gzip-broken':
    case 'sheet-too-large':
    case 'sheet-unreadable':
    case 'old-excel':
      return refusals[refusal]
    default:
      return marcProblemText(language, { code: refusal })
  }
}
