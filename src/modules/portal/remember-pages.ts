import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Env } from '#kernel/web.tsx'

type Drawn = HtmlEscapedString | Promise<HtmlEscapedString>

export interface RememberedPages {
  /** Answers with the page as it was last drawn for a visitor without an account, or draws it. */
  answer(c: Context<Env>, draw: () => Promise<Drawn>): Promise<Response>
}

/** Signs kept at most, about as many bytes. */
const mostKept = 32_000_000
/** Seconds after which a page is drawn again though no title changed: names of places may have. */
const longest = 15

interface Page {
  text: string
  revision: number
  at: number
}

/** A page that somebody else is waiting for already. */
interface Underway {
  text: Promise<string>
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
  const drawOnce = async (key: string, revision: number, at: number, draw: () => Promise<Drawn>) => {
    const before = underway.get(key)
    if (before?.revision === revision) return before.text
    const drawing = { text: draw().then(String), revision }
    underway.set(key, drawing)
    try {
      const text = await drawing.text
      pages.keep(key, { text, revision, at })
      return text
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
      const now = c.var.now.getTime()
      const known = pages.find(key)
      if (known && known.revision === revision && now - known.at < longest * 1000) return c.html(known.text)
      return c.html(await drawOnce(key, revision, now, draw))
    },
  }
}

/** Pages by what they depend on, as many as fit. */
function newShelf() {
  const pages = new Map<string, Page>()
  let kept = 0
  const forget = (key: string) => {
    kept -= pages.get(key)?.text.length ?? 0
    pages.delete(key)
  }
  return {
    find: (key: string) => pages.get(key),
    keep(key: string, page: Page) {
      forget(key)
      pages.set(key, page)
      kept += page.text.length
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
  return `${language} ${theme} ${path}`
}
