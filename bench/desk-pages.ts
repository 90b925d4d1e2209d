import { spawn, type ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { startSession } from '#kernel/session.ts'
import { sessionCookie } from '#kernel/viewer.ts'
import { createAccount, saveRole } from '#modules/staff/index.ts'

/** Patria as it is served, on a folder of its own, and desks that talk to it as browsers without script do. */
export interface ServedPatria {
  process: ChildProcess
  port: number
}

/** Starts the program and waits until it can answer. */
export async function serve(folder: string, port: number): Promise<ServedPatria> {
  const patria = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      SIP2_PORT: '0',
      PATRIA_DATA: folder,
      PATRIA_DEMO: '0',
      PATRIA_ROLES: 'web,jobs',
      PATRIA_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 600; tries++) {
    if (patria.exitCode !== null) throw new Error(`Patria ended with ${patria.exitCode}`)
    if (await isReady(port)) return { process: patria, port }
    await setTimeout(200)
  }
  throw new Error('Patria was not ready within two minutes')
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

/** Signs in so many people who may lend; gives their session tokens. */
export async function signInDesks(db: Db, count: number): Promise<string[]> {
  await saveRole(db, { code: 'layanan', name: 'Layanan', permissions: ['staff.enter', 'circulation.lend'] })
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const login = `petugas-${number}`
      const account = { login, name: login, password: 'meja-layanan-blitar', roles: ['layanan'] }
      const made = await createAccount(db, account, systemActor)
      if (!made.ok) throw new Error(made.refusal)
      return startSession(db, { kind: 'staff', id: made.value.id }, 'bench', new Date())
    }),
  )
}

/** What a computer at the desk of a branch sends along with every request. */
export const deskCookie = (token: string, branchId: number): string =>
  `${sessionCookie}=${token}; meja=${branchId}`

export const keptConnections = (most: number): Agent => new Agent({ keepAlive: true, maxSockets: most })

export interface Sent {
  status: number
  location: string
}

/** Asks for a page, or sends a form. */
export function send(
  { port, agent, cookie }: { port: number; agent: Agent; cookie: string },
  path: string,
  fields?: Record<string, string>,
): Promise<Sent> {
  const body = fields && new URLSearchParams(fields).toString()
  return new Promise((resolve, reject) => {
    const headers = {
      Cookie: cookie,
      Origin: `http://127.0.0.1:${port}`,
      ...(body === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }),
    }
    const method = body === undefined ? 'GET' : 'POST'
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The token of a new visit, as the desk makes it. */
export function visitToken(): string {
  const random = Array.from({ length: 12 }, () => Math.floor(Math.random() * 16).toString(16))
  return Date.now().toString(36) + random.join('')
}
