import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import { packPage, readsGzip, sendPage, type PackedPage } from '#kernel/compression.ts'
import type { Env } from '#kernel/web.tsx'

type Drawn = HtmlEscapedString | Promise<HtmlEscapedString>

export interface RememberedPages {
  /** Answers with the page as it was last drawn for a visitor without an account, or draws it. */
  answer(c: Context<Env>, draw: () => Promise<Drawn>): Promise<Response>
}

/** Bytes kept at most, as pages go over the wire. */
const mostKept = 32_000_000
/** Seconds after which a page is drawn again though no title changed: names of places may have. */
const longest = 15

/** When a page was drawn: at which state of the catalogue, and in milliseconds. */
interface Moment {
  revision: number
  at: number
}

interface Page extends Moment {
  packed: PackedPage
}

/** A page that somebody else is waiting for already. */
interface Underway {
  packed: Promise<PackedPage>
  revision: number
}

/**
 * Remembers whole pages until the catalogue changes, the oldest go first: a title that the whole town looks at today,
 * and robots that ask again and again, cost neither a query nor the drawing of a page. Whoever has signed in, and
 * whoever asks for another language at this address, gets a page drawn anew.
 */
export function rememberPages(revisionNow: () => number | undefined): RememberedPages {
  const pages = newShelf()
  const underway = new Map<string, Underway>()
  /** Draws a page once for all who ask for it at the same moment. */
  const drawOnce = async (key: string, { revision, at }: Moment, make: () => Promise<PackedPage>) => {
    const before = underway.get(key)
    if (before?.revision === revision) return before.packed
    const drawing = { packed: make(), revision }
    underway.set(key, drawing)
    try {
      const packed = await drawing.packed
      pages.keep(key, { packed, revision, at })
      return packed
    } finally {
      if (underway.get(key) === drawing) underway.delete(key)
    }
  }
  return {
    async answer(c, draw) {
      // Taken before anything is read: a change that comes in meanwhile makes the page old at once.
      const revision = revisionNow()
      const key = keyOf(c)
      if (key === undefined || revision === undefined) return c.html(await draw())
      const at = c.var.now.getTime()
      const known = pages.find(key)
      if (known && known.revision === revision && at - known.at < longest * 1000)
        return sendPage(c, known.packed)
      const make = async () => packPage(c, String(await draw()))
      return sendPage(c, await drawOnce(key, { revision, at }, make))
    },
  }
}

/** Pages by what they depend on, as many as fit. */
function newShelf() {
  const pages = new Map<string, Page>()
  let kept = 0
  const forget = (key: string) => {
    kept -= pages.get(key)?.packed.bytes.length ?? 0
    pages.delete(key)
  }
  return {
    find: (key: string) => pages.get(key),
    keep(key: string, page: Page) {
      forget(key)
      pages.set(key, page)
      kept += page.packed.bytes.length
      for (const oldest of pages.keys()) {
        if (kept <= mostKept) break
        forget(oldest)
      }
    },
  }
}

/** What a page depends on besides the catalogue; undefined for one that is only for this visitor. */
function keyOf(c: Context<Env>): string | undefined {
  const { viewer, language, theme, path } = c.var.page
  if (viewer || path.length > 500 || c.req.query('antarmuka') !== undefined) return undefined
  return `${readsGzip(c) ? 'gzip' : 'plain'} ${language} ${theme} ${path}`
}
