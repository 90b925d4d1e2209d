import { randomBytes } from 'node:crypto'

const shape = /^paket-[0-9a-f]{20}$/

/** The key of what a form will ask for: the same form sent twice does it once. */
export const newKey = (): string => `paket-${randomBytes(10).toString('hex')}`
export const keyOr = (text: unknown): string =>
  typeof text === 'string' && shape.test(text) ? text : newKey()
