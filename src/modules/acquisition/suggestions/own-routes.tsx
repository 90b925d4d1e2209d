import { Hono } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { listOwn, listSupported, votesOf } from './find-suggestions.ts'
import { OwnSuggestions } from './own-page.tsx'

/** What became of a member's suggestions. */
export const ownSuggestionRoutes = new Hono<Env>().get(
  paths.ownSuggestions,
  requires(memberOnly),
  async (c) => {
    const { db, page, session } = c.var
    const patronId = session?.id ?? 0
    const [own, supported, votes] = await Promise.all([
      listOwn(db, patronId),
      listSupported(db, patronId),
      votesOf(db, patronId),
    ])
    const sent = c.req.query('terkirim') !== undefined
    return c.html(<OwnSuggestions context={page} {...{ own, supported, votes, sent }} />)
  },
)
