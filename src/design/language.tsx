import { createContext, useContext } from 'hono/jsx'
import type { Language } from '#kernel/i18n.ts'
import { designMessages } from './messages.ts'

/** Language of the page being drawn; set by the page frames, so that small parts need not be told. */
export const PageLanguage = createContext<Language>('id')

export const useLanguage = (): Language => useContext(PageLanguage)

/** The design's own texts in the language of the page. */
export const useTexts = () => designMessages(useContext(PageLanguage))
