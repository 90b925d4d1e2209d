import { randomBytes } from 'node:crypto'

const shape = /^[0-9a-zA-Z-]{16,64}$/

/** The key of a form: sent twice, it counts once. */
export const newKey = (): string => `tamu-${randomBytes(12).toString('hex')}`

/** The key that a form brought, or a new one for a form without. */
export const readKey = (value: unknown): string =>
  typeof value === 'string' && shape.test(value) ? value : newKey()
