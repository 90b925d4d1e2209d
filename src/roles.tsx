import { join } from 'node:path'
import { ErrorPage } from '#design/error-page.tsx'
import { systemClock } from '#kernel/clock.ts'
import type { Config } from '#kernel/config.ts'
import type { Connection } from '#kernel/database.ts'
import { folderStore, type FileStore } from '#kernel/files.ts'
import { startWorker } from '#kernel/jobs.ts'
import type { Module } from '#kernel/module.ts'
import { readSecretKeys } from '#kernel/secret-keys.ts'
import { createWeb, listen } from '#kernel/web.tsx'
import { startSearch, type Search } from '#modules/search/index.ts'
import { findPatronViewer, openVault, resealOld } from '#modules/patrons/index.ts'
import { completeAdministrator, findStaffViewer } from '#modules/staff/index.ts'
import { readTls } from '#protocols/sip2/server/read-tls.ts'
import { startSip2 } from '#protocols/sip2/server/start-server.ts'
import { libraryName, listModules } from './modules.ts'

export interface RoleParts {
  config: Config
  connection: Connection
  databaseUrl: string
  /** True when the database holds the demonstration library. */
  demo: boolean
}

export interface RunningRoles {
  /** Where the web role listens; undefined without it. */
  port: number | undefined
  /** Where terminals are listened to; undefined without the role `sip2`. */
  sip2Port: number | undefined
  stop(): Promise<void>
}

/** Starts the roles this process was given. */
export async function startRoles(parts: RoleParts): Promise<RunningRoles> {
  const { config, connection, databaseUrl } = parts
  const endings: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const undo of endings.splice(0).toReversed()) await undo()
  }
  try {
    const files = folderStore(join(config.dataFolder, 'files'))
    const vault = openVault(await readSecretKeys(config))
    await resealOld(connection.db, vault)
    const search = await startSearch(connection.db, {
      databaseUrl,
      folder: join(config.dataFolder, 'search'),
      threads: config.searchThreads,
    })
    endings.push(search.stop)
    const modules = listModules({ search, files, vault, config })
    const permissions = modules.flatMap((module) => module.permissions ?? []).map(({ name }) => name)
    await completeAdministrator(connection.db, permissions)
    if (config.roles.includes('jobs')) {
      endings.push((await startJobs(connection, modules)).stop)
    }
    const sip2 = config.roles.includes('sip2') ? await startTerminals(config, connection) : undefined
    if (sip2) endings.push(sip2.stop)
    const sip2Port = sip2?.port
    if (!config.roles.includes('web')) return { port: undefined, sip2Port, stop }
    const web = await listen(webOf(parts, modules, files, search), config.host, config.port)
    endings.push(web.close)
    return { port: web.port, sip2Port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const startJobs = ({ db, pool }: Connection, modules: readonly Module[]) =>
  startWorker(db, pool, {
    jobs: modules.flatMap((module) => module.jobs ?? []),
    schedules: modules.flatMap((module) => module.schedules ?? []),
    listeners: modules.flatMap((module) => module.listeners ?? []),
  })

const startTerminals = async (config: Config, { db }: Connection) =>
  startSip2({
    db,
    libraryName,
    clock: systemClock,
    host: config.host,
    port: config.sip2Port,
    tls: config.sip2Tls && (await readTls(config.sip2Tls)),
    telnetPort: config.sip2TelnetPort,
  })

const webOf = (
  { config, connection, demo }: RoleParts,
  modules: readonly Module[],
  files: FileStore,
  search: Search,
) =>
  createWeb({
    db: connection.db,
    files,
    config,
    demo,
    libraryName,
    renderProblem: (context, problem) => String(<ErrorPage context={context} problem={problem} />),
    clock: systemClock,
    viewers: { staff: findStaffViewer, member: findPatronViewer },
    publicMenu: modules.flatMap((module) => module.publicMenu ?? []),
    staffMenu: modules.flatMap((module) => module.staffMenu ?? []),
    accountMenu: modules.flatMap((module) => module.accountMenu ?? []),
    routes: modules.flatMap((module) => module.routes ?? []),
    machineRoutes: modules.flatMap((module) => module.machineRoutes ?? []),
    ready: search.ready,
  })
