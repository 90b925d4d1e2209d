const marks = /\p{Mn}+/gu
const notWord = /[^\p{L}\p{N}]+/gu

/** A heading for matching: lower case, without accents and punctuation, single spaces; at most 300 characters. */
export const headingKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/['’‘ʻʼ`´]/g, '')
    .replace(notWord, ' ')
    .trim()
    .slice(0, 300)
