/** How text becomes terms; handed to the engine, so that it can be tested without the language rules. */
export interface Analysis {
  /** Normalised words of a text, in order. */
  tokensOf(text: string): string[]
  /** Looser forms (stem, old spelling) under which a word is indexed as well, marked so that they equal no word. */
  formsOf(token: string): string[]
  /** Forms to look up for a word asked for, so that it meets others of its family; of low weight. */
  askedFormsOf(token: string): string[]
}
