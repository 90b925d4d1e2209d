/** How text becomes terms; handed to the engine, so that it can be tested without the language rules. */
export interface Analysis {
  /** Normalised words of a text, in order. */
  tokensOf(text: string): string[]
  /** Looser forms of a word (stem, old spelling), each marked so that it equals no word; of low weight. */
  formsOf(token: string): string[]
}
