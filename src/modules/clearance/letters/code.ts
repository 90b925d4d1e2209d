import { randomBytes } from 'node:crypto'

/** Without letters and figures that are taken for each other. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const codeLength = 16

/** Eighty bits of chance: nobody finds a letter by trying. */
export const newCode = (): string =>
  [...randomBytes(codeLength)].map((byte) => signs.charAt(byte & 31)).join('')

/** A code as somebody types or scans it: in small letters, with dashes or spaces between. */
export const readCode = (typed: string): string =>
  typed
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')

export const isCode = (text: string): boolean => /^[2-9A-HJ-NP-Z]{16}$/.test(text)

/** ABCD-EFGH-JKLM-NPQR, to be read and typed. */
export const shownCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
