import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { Search } from '#modules/search/index.ts'
import { limited } from '../client-limit.ts'
import { namesOf } from './answer/names.ts'
import type { Diagnostic } from './diagnostics.ts'
import { explain } from './explain.ts'
import { sruPath } from './path.ts'
import { readRequest, type Operation, type SruRequest } from './request/read-request.ts'
import { readPacking } from './request/retrieval-options.ts'
import { readStylesheet, type Stylesheet } from './request/stylesheet.ts'
import type { Version } from './request/version.ts'
import { failedScan, scan } from './scan.ts'
import { failedSearch, searchRetrieve } from './search-retrieve.ts'

/** SRU: the catalogue for library systems that search others. A wrong request is answered too, with a diagnostic. */
export const sruRoutes = (search: Search, requestsPerMinute: number) =>
  new Hono<Env>()
    .use(sruPath, limited({ perMinute: requestsPerMinute }, tooFast))
    .on(['GET', 'POST'], sruPath, requires(everyone), async (c) => {
      const request = readRequest(await parametersOf(c))
      if (!request.ok) return send(c, request.version, failed(c, request))
      const { version, parameters, warnings } = request.value
      const stylesheet = readStylesheet(parameters.stylesheet, c.var.config.origin)
      const told = stylesheet && 'warning' in stylesheet ? [...warnings, stylesheet.warning] : warnings
      const answer = await answerTo(c, search, { ...request.value, warnings: told }, stylesheet)
      return send(c, version, answer, parameters.httpAccept)
    })

const tooFast = (c: Context<Env>, retryAfter: number) =>
  c.text(`Too many requests at once. Come again in ${retryAfter} s.\n`, 429)

/** A form means what an address means; a form and an address together are one request. */
async function parametersOf(c: Context<Env>): Promise<URLSearchParams> {
  const given = new URL(c.req.url).searchParams
  const isForm = c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded') === true
  if (c.req.method !== 'POST' || !isForm) return given
  for (const [name, value] of new URLSearchParams(await c.req.text())) given.append(name, value)
  return given
}

async function answerTo(
  c: Context<Env>,
  search: Search,
  request: SruRequest,
  stylesheet: Stylesheet,
): Promise<string> {
  const { version, operation, parameters, warnings } = request
  // Before the index is read every count would be too low.
  if (operation !== 'explain' && !(await search.ready()))
    return failed(c, { version, operation, diagnostic: { code: 2, details: 'the index is being read' } })
  if (operation === 'searchRetrieve')
    return searchRetrieve({ db: c.var.db, search, libraryName: c.var.page.libraryName }, request, stylesheet)
  if (operation === 'scan') return scan(search, request, stylesheet)
  const packing = readPacking(parameters, version)
  if (packing.ok) return explain(servedBy(c), { version, packing: packing.value }, warnings, stylesheet)
  return failed(c, { version, operation, diagnostic: packing.diagnostic })
}

function failed(
  c: Context<Env>,
  { version, operation, diagnostic }: { version: Version; operation: Operation; diagnostic: Diagnostic },
): string {
  if (operation === 'searchRetrieve') return failedSearch(diagnostic, version)
  if (operation === 'scan') return failedScan(diagnostic, version)
  return explain(servedBy(c), { version, packing: 'xml' }, [diagnostic], undefined)
}

const servedBy = (c: Context<Env>) => ({
  origin: c.var.config.origin,
  path: sruPath,
  libraryName: c.var.page.libraryName,
  contact: c.var.config.adminEmail,
})

/** Media types that an answer may be sent as, of which version 2.0 lets the asker choose. */
const mediaTypes = ['application/sru+xml', 'application/xml', 'text/xml']

function send(c: Context<Env>, version: Version, xml: string, wanted?: string): Response {
  const type = mediaTypes.find((one) => wanted?.includes(one)) ?? namesOf(version).mediaType
  return c.body(xml, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-cache',
  })
}
