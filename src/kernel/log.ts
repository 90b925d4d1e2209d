import { pino } from 'pino'

/**
 * Structured log, one JSON object a line on standard output. Never give it names, card numbers, addresses,
 * search texts or request bodies: what happened and to which internal id is enough.
 */
export const log = pino({
  level: process.env['PATRIA_LOG'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ['password', 'pin', 'token', 'authorization', 'cookie'],
})
