import { Hono, type Context } from 'hono'
import { etag } from 'hono/etag'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { findRecord, writeMarcjson } from '#modules/catalogue/index.ts'
import type { Search } from '#modules/search/index.ts'
import { authoritiesAnswer, authorityAnswer } from './authority-answers.ts'
import { branchAnswers } from './branch-answers.ts'
import { limited } from '../client-limit.ts'
import { copiesOfTitle, copyOfBarcode } from './copies.ts'
import { openapiDocument } from './openapi/document.ts'
import type { ParameterObject } from './openapi/parameter.ts'
import { authorityParameters, searchParameters } from './openapi/parameters.ts'
import { base, paths } from './paths.ts'
import { problem } from './problem.ts'
import { readParameters } from './read-parameters.ts'
import { recordAnswer } from './record-answer.ts'
import { searchAnswer } from './search-answer.ts'

/** The catalogue as JSON, read-only and for everyone. What each answer holds stands in `openapi/`. */
export const apiRoutes = (search: Search, requestsPerMinute: number) =>
  new Hono<Env>()
    .use(`${base}/*`, openToAllSites)
    .use(`${base}/*`, limited({ perMinute: requestsPerMinute }, tooFast))
    .use(`${base}/*`, etag({ weak: true }))
    .get(paths.document, requires(everyone), (c) =>
      c.json(openapiDocument(c.var.config.origin, c.var.page.libraryName)),
    )
    .get(paths.search, requires(everyone), async (c) => {
      if (!(await search.ready())) return notYet(c)
      return withParameters(c, searchParameters, (values) => searchAnswer(c.var.db, search, values))
    })
    .route('/', recordRoutes)
    .route('/', authorityRoutes)
    .route('/', branchRoutes)
    .all(`${base}/*`, requires(everyone), (c) =>
      problem(c, 'not-found', `There is nothing here to be had so. See ${paths.document}.`),
    )

const recordRoutes = new Hono<Env>()
  .get(paths.record(), requires(everyone), (c) =>
    withRecord(c, (record) => c.json(recordAnswer(record, c.var.config.origin))),
  )
  .get(paths.recordMarc(), requires(everyone), (c) =>
    withRecord(c, ({ marc }) => c.body(writeMarcjson(marc), 200, { 'Content-Type': 'application/json' })),
  )
  .get(paths.recordItems(), requires(everyone), (c) =>
    withRecord(c, async ({ id }) => {
      const items = await copiesOfTitle(c.var.db, id)
      const available = items.filter(({ standing }) => standing === 'available').length
      return c.json({ recordId: id, total: items.length, available, items })
    }),
  )
  .get(paths.item(), requires(everyone), async (c) => {
    const barcode = c.req.param('barcode') ?? ''
    // What no barcode is made of is no text for the database either.
    const copy = /^[!-~]{1,40}$/.test(barcode) ? await copyOfBarcode(c.var.db, barcode) : undefined
    return copy ? c.json(copy) : problem(c, 'not-found', 'There is no copy with this barcode.')
  })

const authorityRoutes = new Hono<Env>()
  .get(paths.authorities, requires(everyone), (c) =>
    withParameters(c, authorityParameters, (values) => authoritiesAnswer(c.var.db, values)),
  )
  .get(paths.authority(), requires(everyone), async (c) => {
    const found = await authorityAnswer(c.var.db, numberOf(c), c.var.config.origin)
    return found ? c.json(found) : problem(c, 'not-found', 'There is no authority of this number.')
  })

const branchRoutes = new Hono<Env>()
  .get(paths.branches, requires(everyone), async (c) =>
    c.json({ branches: await branchAnswers(c.var.db, c.var.now, c.var.config.origin) }),
  )
  .get(paths.branch(), requires(everyone), async (c) => {
    const branches = await branchAnswers(c.var.db, c.var.now, c.var.config.origin)
    const found = branches.find(({ code }) => code === c.req.param('code'))
    return found ? c.json(found) : problem(c, 'not-found', 'There is no branch of this code.')
  })

const openToAllSites = async (c: Context<Env>, next: () => Promise<void>) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Expose-Headers', 'ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining')
  c.header('Cache-Control', 'no-cache')
  await next()
}

const tooFast = (c: Context<Env>, retryAfter: number) =>
  problem(c, 'too-many-requests', `Too many requests at once. Come again in ${retryAfter} s.`)

function notYet(c: Context<Env>): Response {
  c.header('Retry-After', '5')
  return problem(c, 'unavailable', 'The index is being read. Come again in 5 s.')
}

async function withParameters(
  c: Context<Env>,
  known: readonly ParameterObject[],
  answer: (values: URLSearchParams) => Promise<object>,
): Promise<Response> {
  const parameters = readParameters(new URL(c.req.url).searchParams, known)
  if (parameters.ok) return c.json(await answer(parameters.values))
  const [first] = parameters.wrong
  return problem(c, 'bad-parameter', `${first?.name ?? ''} ${first?.reason ?? ''}.`, parameters.wrong)
}

const numberOf = (c: Context<Env>): number => Number(c.req.param('id'))

type Found = NonNullable<Awaited<ReturnType<typeof findRecord>>>

async function withRecord(
  c: Context<Env>,
  answer: (record: Found) => Response | Promise<Response>,
): Promise<Response> {
  const record = await findRecord(c.var.db, numberOf(c))
  if (!record) return problem(c, 'not-found', 'There is no title of this number.')
  if (record.deletedAt) return problem(c, 'gone', 'This title is no longer in the catalogue.')
  return answer(record)
}
