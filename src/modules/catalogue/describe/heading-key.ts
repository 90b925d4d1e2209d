import { shortened } from './shortened.ts'

// Marks that only change a letter; the vowel signs of Javanese or Thai are letters of their own.
const marks = /(?:(?=\p{Mn})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])+/gu
const apostrophes = /['’‘ʻʼ`´]/g
const notWord = /[^\p{L}\p{N}\p{M}]+/gu

const longestKey = 300

/** A heading for matching: lower case, without accents and punctuation, single spaces; at most 300 characters. */
export function headingKey(text: string): string {
  const folded = isPlain(text) ? text : text.normalize('NFKD').replace(marks, '').replace(apostrophes, '')
  const key = folded.toLowerCase()
  return shortened(isPlain(key) ? plainKey(key) : key.replace(notWord, ' ').trim(), longestKey)
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return false
  return true
}

const [space, apostrophe, grave] = [0x20, 0x27, 0x60]

/** The same for ASCII, which is nearly all there is, ten times as fast. */
function plainKey(text: string): string {
  let key = ''
  let from = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : space
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue
    if (at > from) key += text.slice(from, at)
    from = at + 1
    const apart = code !== apostrophe && code !== grave
    if (apart && key !== '' && key.charCodeAt(key.length - 1) !== space) key += ' '
  }
  return key.trimEnd()
}
