const known: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  '‘': "'",
  '’': "'",
  ʻ: "'",
  ʼ: "'",
  ʿ: "'",
  ʾ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '…': '...',
  '€': 'EUR',
  '©': '(c)',
  '®': '(R)',
  '°': 'o',
  '·': '.',
  '×': 'x',
  '¿': '?',
  '¡': '!',
  '\u00a0': ' ',
  '\u200b': '',
  '\u200e': '',
  '\u200f': '',
  '\ufeff': '',
}

// The Arabic alphabet as Indonesian libraries write it without marks.
const arabic: Record<string, string> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ء: "'", ؤ: "'", ئ: "'", ب: 'b', ت: 't', ث: 'ts', ج: 'j', ح: 'h', خ: 'kh',
  د: 'd', ذ: 'dz', ر: 'r', ز: 'z', س: 's', ش: 'sy', ص: 'sh', ض: 'dh', ط: 'th', ظ: 'zh', ع: "'", غ: 'gh',
  ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'w', ي: 'y', ى: 'a', ة: 'h', '،': ',', '؛': ';',
  '؟': '?',
}

/** ASCII letters nearest to a character: é → e, ش → sy; a question mark where there are none. */
export function toPlainLetters(character: string): string {
  const direct = known[character] ?? arabic[character]
  if (direct !== undefined) return direct
  if (/\p{M}/u.test(character)) return ''
  const parts = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  if (/^[ -~]+$/.test(parts)) return parts
  return parts === character ? '?' : [...parts].map(toPlainLetters).join('')
}
