import type { CitedName } from '../exports/citation-names.ts'

interface Parts {
  family: string
  given?: string
  suffix?: string
}

/**
 * `Toer, Pramoedya Ananta` has a family name and given names; `Sukarno` and `Abdurrahman Wahid, K.H.` are names that
 * stand as they are said, and stay so in every style.
 */
function partsOf({ name, isPerson }: CitedName): Parts {
  if (!isPerson) return { family: name }
  const [family = name, given, suffix] = name
    .split(',')
    .map((part) => part.trim())
    .filter((part, index) => index === 0 || (part !== '' && !isTitle.test(part)))
  return { family, given, suffix }
}

// Titles and degrees say nothing of the order of the name; brackets hold a fuller form.
const isTitle =
  /^(?:K\.? ?H|Hj?|Drs?|Dra|Prof|Ir|St|R\. ?A|Raden|Sir|Dame|[SM]\. ?[A-Z][a-z]*|Ph\. ?D)\.?$|^\(/

/** `Toer, Pramoedya Ananta`. */
export function inverted(cited: CitedName): string {
  const { family, given, suffix } = partsOf(cited)
  return [family, given, suffix].filter(Boolean).join(', ')
}

/** `Pramoedya Ananta Toer`. */
export function inOrderSaid(cited: CitedName): string {
  const { family, given, suffix } = partsOf(cited)
  return [[given, family].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ')
}

/** `Toer, P. A.`. */
export function withInitials(cited: CitedName): string {
  const { family, given, suffix } = partsOf(cited)
  return [family, given && initialsOf(given), suffix].filter(Boolean).join(', ')
}

const initialsOf = (given: string): string =>
  given
    .replaceAll(/\s*\(.*$/g, '')
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((name) => name.split('-').map(initialOf).join('-'))
    .join(' ')

const initialOf = (name: string): string =>
  `${String.fromCodePoint(name.codePointAt(0) ?? 0x20).toUpperCase()}.`
