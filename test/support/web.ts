import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import { readConfig } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import { folderStore, type FileStore } from '#kernel/files.ts'
import type { Module } from '#kernel/module.ts'
import { startSession } from '#kernel/session.ts'
import { sessionCookie } from '#kernel/viewer.ts'
import { createWeb } from '#kernel/web.tsx'
import { createAccount, findStaffViewer, saveRole } from '#modules/staff/index.ts'
import { findPatronViewer } from '#modules/patrons/index.ts'

const origin = 'http://localhost'

/** Somebody with a browser: asks for pages and sends forms. */
export interface Visitor {
  get(path: string): Promise<Response>
  /** The page's text without its tags. */
  read(path: string): Promise<string>
  post(path: string, fields: Record<string, string>): Promise<Response>
  upload(path: string, fields: Record<string, string | File>): Promise<Response>
  /** Value of the session cookie, for a browser. */
  token: string | undefined
}

export interface TestWeb {
  app: ReturnType<typeof createWeb>
  /** Where uploads go. */
  files: FileStore
  /** Nobody in particular. */
  stranger: Visitor
  /** A staff person with these permissions, signed in. */
  staff(...permissions: string[]): Promise<Visitor>
  /** A member, signed in. */
  member(id: number): Promise<Visitor>
}

/** The application with the routes of these modules on a test database, without a port. */
export async function testWeb(
  db: Db,
  modulesWith: (files: FileStore) => readonly Module[],
  settings: Record<string, string> = {},
): Promise<TestWeb> {
  const folder = await mkdtemp(join(tmpdir(), 'patria-files-'))
  after(() => rm(folder, { recursive: true, force: true }))
  const files = folderStore(folder)
  const modules = modulesWith(files)
  const app = createWeb({
    db,
    files,
    config: readConfig(settings),
    clock: () => new Date(),
    demo: false,
    libraryName: 'Perpustakaan Kota Blitar',
    renderProblem: (_, problem) => `<h1>${problem}</h1>`,
    viewers: { staff: findStaffViewer, member: findPatronViewer },
    publicMenu: [],
    staffMenu: modules.flatMap(({ staffMenu }) => staffMenu ?? []),
    accountMenu: modules.flatMap(({ accountMenu }) => accountMenu ?? []),
    routes: modules.flatMap(({ routes }) => routes ?? []),
    machineRoutes: modules.flatMap(({ machineRoutes }) => machineRoutes ?? []),
    ready: async () => true,
  })
  const visitor = visitorOf(app)
  const staff = async (...names: string[]) => visitor(await signedIn(db, names))
  const member = async (id: number) =>
    visitor(await startSession(db, { kind: 'member', id }, 'Test', new Date()))
  return { app, files, stranger: visitor(undefined), staff, member }
}

const visitorOf =
  (app: TestWeb['app']) =>
  (token: string | undefined): Visitor => {
    const headers = { Origin: origin, ...(token ? { Cookie: `${sessionCookie}=${token}` } : {}) }
    const get = async (path: string) => app.request(origin + path, { headers })
    const send = async (path: string, body: BodyInit) =>
      app.request(origin + path, { method: 'POST', headers, body })
    return {
      token,
      get,
      read: async (path) => wordsOf(await (await get(path)).text()),
      post: (path, fields) => send(path, new URLSearchParams(fields)),
      upload: (path, fields) => send(path, formOf(fields)),
    }
  }

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What a page says, without its tags and drawings. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(svg|script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? '')
    .replace(/\s+/g, ' ')

async function signedIn(db: Db, permissions: string[]): Promise<string> {
  const code = randomBytes(8)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  await saveRole(db, { code, name: 'Pengatalog', permissions })
  const account = { login: code, name: 'Ratna', password: randomBytes(12).toString('hex'), roles: [code] }
  const made = await createAccount(db, account, systemActor)
  if (!made.ok) throw new Error(made.refusal)
  return startSession(db, { kind: 'staff', id: made.value.id }, 'Test', new Date())
}
