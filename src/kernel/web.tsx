import { STATUS_CODES } from 'node:http'
import { serve, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context, type ErrorHandler, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Clock } from './clock.ts'
import { compressed } from './compression.ts'
import { secured } from './security-headers.ts'
import type { Config } from './config.ts'
import { isDatabaseAway, isImpossibleValue, type Db } from './database.ts'
import type { FileStore } from './files.ts'
import { log } from './log.ts'
import { metrics, requestSeconds } from './metrics.ts'
import type { MenuEntry, PageContext } from './page-context.ts'
import { everyone, memberOnly } from './permissions.ts'
import type { Session } from './session.ts'
import { identify, type ViewerFinders } from './viewer.ts'

export interface Env {
  Bindings: HttpBindings
  Variables: {
    db: Db
    files: FileStore
    now: Date
    config: Config
    session: Session | undefined
    page: PageContext
  }
}

export type PageProblem = 'forbidden' | 'not-found' | 'broken' | 'database-away' | 'too-large' | 'cross-site'

export interface WebParts {
  db: Db
  files: FileStore
  clock: Clock
  config: Config
  viewers: ViewerFinders
  libraryName: string
  publicMenu: readonly MenuEntry[]
  staffMenu: readonly MenuEntry[]
  accountMenu: readonly MenuEntry[]
  /** True when the database holds the demonstration library. */
  demo: boolean
  routes: readonly Hono<Env>[]
  machineRoutes: readonly Hono<Env>[]
  renderProblem(page: PageContext, problem: PageProblem): string
  /** Whether a search could be answered now. */
  ready(): Promise<boolean>
}

/** Bytes of an ordinary form. Uploads read the request themselves, behind `requires` and with limits of their own. */
const formLimit = 1024 * 1024

/** Puts the application together. `app.request('/cari?q=…')` tests any page without a port. */
export function createWeb(parts: WebParts): Hono<Env> {
  const app = new Hono<Env>()
  app.use(measure)
  app.get('/healthz', requires(everyone), (c) => c.text('ok'))
  app.get('/readyz', requires(everyone), async (c) => {
    const ready = await parts.ready().catch(() => false)
    return ready ? c.text('ready') : c.text('not ready', 503)
  })
  app.get('/metrics', requires(everyone), async (c) => c.text(await metrics.metrics()))
  app.use('/build/*', immutable, serveStatic({ root: './public', precompressed: true }))
  app.use('/fonts/*', immutable, serveStatic({ root: './public' }))
  app.use(secured(parts.config))
  app.use(compressed)
  app.use(limitForms)
  app.use(prepare(parts))
  for (const routes of parts.machineRoutes) app.route('/', routes)
  app.use(csrf())
  app.use(identify(parts.viewers))
  for (const routes of parts.routes) app.route('/', routes)
  app.use(serveStatic({ root: './public' }))
  app.notFound((c) => problemPage(c, parts, 'not-found'))
  app.onError(onError(parts))
  return app
}

const immutable: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (c.res.status === 200) c.header('Cache-Control', 'public, max-age=31536000, immutable')
}

const measure: MiddlewareHandler<Env> = async (c, next) => {
  const stop = requestSeconds.startTimer()
  await next()
  stop({ route: c.req.routePath, method: c.req.method, status: c.res.status })
}

/** Routes that take larger bodies mark themselves with this path ending and bound the body themselves. */
export const uploadEnding = '/unggahan'

/** What has no body is not looked at for one, which would cost a whole `Request`. */
const limitForms: MiddlewareHandler<Env> = (c, next) =>
  c.req.method === 'GET' || c.req.path.endsWith(uploadEnding) ? next() : limited(c, next)

const limited = bodyLimit({
  maxSize: formLimit,
  onError: () => {
    throw new HTTPException(413)
  },
})

const prepare =
  (parts: WebParts): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('db', parts.db)
    c.set('files', parts.files)
    c.set('config', parts.config)
    c.set('now', parts.clock())
    c.set('session', undefined)
    c.set('page', anonymousPage(parts, c))
    await next()
  }

const anonymousPage = (parts: WebParts, c: Context<Env>): PageContext => {
  const { pathname, search } = new URL(c.req.url)
  return {
    language: 'id',
    path: pathname + search,
    origin: parts.config.origin,
    libraryName: parts.libraryName,
    viewer: undefined,
    theme: 'auto',
    demo: parts.demo,
    publicMenu: parts.publicMenu,
    staffMenu: parts.staffMenu,
    accountMenu: parts.accountMenu,
  }
}

// Handlers that name a permission, for the test that walks all routes.
const named = new WeakMap<object, string>()

export const permissionOf = (handler: object): string | undefined => named.get(handler)

/** Lets only those pass who hold the permission; strangers are sent to sign in and come back. */
export function requires(permission: string): MiddlewareHandler<Env> {
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    if (permission !== everyone) {
      const { viewer, path } = c.var.page
      if (!viewer) return c.redirect(signInAddress(c.req.method === 'GET' ? path : '/'), 303)
      if (viewer.firstOf && c.req.path !== viewer.firstOf) return c.redirect(viewer.firstOf, 303)
      const allowed =
        permission === memberOnly ? viewer.kind === 'member' : viewer.permissions.has(permission)
      if (!allowed) throw new HTTPException(403)
    }
    return await next()
  }
  named.set(guard, permission)
  return guard
}

const signInAddress = (back: string) => `/masuk?kembali=${encodeURIComponent(back)}`

const onError =
  (parts: WebParts): ErrorHandler<Env> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      // hono/csrf answers with a response of its own; a missing permission does not.
      return problemPage(c, parts, error.res ? 'cross-site' : 'forbidden')
    }
    if (error instanceof HTTPException && error.status === 413) return problemPage(c, parts, 'too-large')
    if (error instanceof HTTPException && error.status < 500) return problemPage(c, parts, 'not-found')
    if (isImpossibleValue(error)) return problemPage(c, parts, 'not-found')
    const away = isDatabaseAway(error)
    log.error(
      { route: c.req.routePath, method: c.req.method, err: away ? error.message : error },
      'request failed',
    )
    return problemPage(c, parts, away ? 'database-away' : 'broken')
  }

const statuses = {
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  'too-large': 413,
  broken: 500,
  'database-away': 503,
} as const

function problemPage(c: Context<Env>, parts: WebParts, problem: PageProblem) {
  const status = statuses[problem]
  if (status === 503) c.header('Retry-After', '10')
  if (c.req.path.startsWith('/api/')) return machineProblem(c, problem, status)
  return c.html(parts.renderProblem(c.var.page ?? anonymousPage(parts, c), problem), status)
}

/** What programs are told, after RFC 9457. */
function machineProblem(c: Context<Env>, code: PageProblem, status: (typeof statuses)[PageProblem]) {
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, code }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}

/** A thrown 404, for routes whose subject does not exist. */
export const notFound = () => new HTTPException(404)

export interface RunningWeb {
  port: number
  close(): Promise<void>
}

/** Listens; rejects with the code EADDRINUSE when the port is taken. */
export function listen(app: Hono<Env>, host: string, port: number): Promise<RunningWeb> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      resolve({ port: address.port, close: () => closeServer(server) })
    })
    if ('requestTimeout' in server) {
      // Long enough for a 2 GB import over a slow line; forms are bounded by their size.
      server.requestTimeout = 30 * 60_000
      server.headersTimeout = 15_000
      server.keepAliveTimeout = 10_000
    }
    server.once('error', reject)
  })
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) {
      server.closeIdleConnections()
      // Whoever is still downloading after that has had its chance.
      setTimeout(() => server.closeAllConnections(), 3_000).unref()
    }
  })
}
