import { randomInt } from 'node:crypto'

// Without letters and digits that look alike when read aloud or copied by hand.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = () => Array.from({ length: 4 }, () => signs.charAt(randomInt(signs.length))).join('')

/** A first password to hand over: `k7mw-p2xh-c9td-rb4e`, some 79 bits. */
export const generatePassword = (): string => [group(), group(), group(), group()].join('-')
