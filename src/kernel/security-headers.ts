import type { MiddlewareHandler } from 'hono'
import type { Config } from './config.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** What browsers may do with our pages: run and load only what comes from here. Set before the page is made. */
export function secured({ origin }: Pick<Config, 'origin'>): MiddlewareHandler {
  const headers: [string, string][] = [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ...(origin.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=15552000'] as [string, string]]
      : []),
  ]
  return (c, next) => {
    for (const [name, value] of headers) c.header(name, value)
    return next()
  }
}
