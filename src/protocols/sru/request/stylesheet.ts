import type { Diagnostic } from '../diagnostics.ts'

export type Stylesheet = { href: string } | { warning: Diagnostic } | undefined

/**
 * The stylesheet that the answer is to name. Only one of this site: browsers load no other, and a link to us must not
 * make our answers run the program of somebody else.
 */
export function readStylesheet(asked: string | undefined, origin: string): Stylesheet {
  if (!asked) return undefined
  const address = URL.canParse(asked, origin) ? new URL(asked, origin) : undefined
  return address?.origin === new URL(origin).origin
    ? { href: address.pathname + address.search }
    : { warning: { code: 111, details: asked.slice(0, 200) } }
}
