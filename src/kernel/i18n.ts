/** Languages of the interface, the first one is the default. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (text: string | undefined): text is Language => text === 'id' || text === 'en'

/** Gives a module's texts by language. `en` has the type of `id`, so a missing text does not compile. */
export const inLanguages =
  <Texts>(texts: Record<Language, Texts>) =>
  (language: Language): Texts =>
    texts[language]
