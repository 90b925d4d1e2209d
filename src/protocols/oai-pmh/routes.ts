import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { answerOai } from './answer.ts'
import { createGate } from './gate.ts'
import { paths } from './paths.ts'

const retryAfter = '10'

/** OAI-PMH 2.0, at its own address and at the one that SLiMS had. */
export function oaiRoutes(gate = createGate({ atOnce: 4, waiting: 60 })) {
  const answer = async (c: Context<Env>) => {
    const pairs = await pairsOf(c)
    const { db, now, config, page } = c.var
    const site = {
      name: page.libraryName,
      adminEmail: config.adminEmail,
      domain: config.repositoryId,
      origin: config.origin,
      base: config.origin + c.req.path,
    }
    const document = await gate.pass(() => answerOai(db, pairs, site, now))
    if (document === undefined) return c.text('busy', 503, { 'Retry-After': retryAfter })
    return c.body(document, 200, {
      'Content-Type': 'text/xml; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Access-Control-Allow-Origin': '*',
    })
  }
  const routes = new Hono<Env>()
  for (const path of [paths.oai, paths.oaiOfSlims]) {
    routes.get(path, requires(everyone), answer).post(path, requires(everyone), limited, answer)
  }
  return routes
}

// No more than an address can hold.
const limited = bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text('too large', 413) })

/** Arguments of the address, and of the form if there is one. */
async function pairsOf(c: Context<Env>): Promise<[string, string][]> {
  const { searchParams } = new URL(c.req.url)
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? '')
  const form = c.req.method === 'POST' && isForm ? new URLSearchParams(await c.req.text()) : []
  return [...searchParams, ...form]
}
