import { numberAt } from './iso2709/leader.ts'
import type { FileProblemCode } from './problems.ts'

export type MarcFormat = 'marc' | 'marcxml' | 'marcjson'

/** Tells the format from the first bytes of a file (a few hundred are enough); undefined if it looks like none. */
export function detectFormat(firstBytes: Uint8Array): MarcFormat | undefined {
  const text = startOf(firstBytes)
  if (foreignFile(firstBytes)) return undefined
  if (text.startsWith('<')) return 'marcxml'
  if (/^(\{\s*["}]|\[\s*[\]{])/.test(text)) return 'marcjson'
  // Five digits and status, kind of record and level: what no other file begins with.
  if (numberAt(Buffer.from(text.slice(0, 5)), 0, 5) >= 0 && /^[ -~]{24}/.test(text)) return 'marc'
  return undefined
}

/** Names a file that can hold no records, whatever follows; undefined for one that may. */
export function foreignFile(firstBytes: Uint8Array): FileProblemCode | undefined {
  const text = startOf(firstBytes)
  const hex = Buffer.from(firstBytes.subarray(0, 4)).toString('hex')
  if (firstBytes.length === 0) return 'file-empty'
  if (text.includes('%PDF-')) return 'file-is-pdf'
  if (archives.some((signature) => hex.startsWith(signature))) return 'file-is-archive'
  if (/^(<\?xml[^>]*\?>\s*)?<(!doctype\s+html|html|head|body)\b/i.test(text)) return 'file-is-html'
  if (hex.startsWith('fffe') || hex.startsWith('feff')) return 'file-is-utf16'
  return undefined
}

/** Whether bytes are text that people read: no control characters but line ends and tabs. */
export const isPlainText = (bytes: Uint8Array): boolean => !controls.test(startOf(bytes))

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000e-\u001f]/

// ZIP (also Excel, Word and EPUB), gzip, 7-Zip, RAR, bzip2, xz, Zstandard, and Excel and Word of old.
const archives = ['504b0304', '1f8b', '377abcaf', '52617221', '425a68', 'fd377a58', '28b52ffd', 'd0cf11e0']

const startOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    // oxlint-disable-next-line no-control-regex
    .replace(/^(\u00ef\u00bb\u00bf)?[\u0000\s\u001a]*/, '')
