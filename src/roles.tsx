import { join } from 'node:path'
import { ErrorPage } from '#design/error-page.tsx'
import { systemClock } from '#kernel/clock.ts'
import type { Config } from '#kernel/config.ts'
import type { Connection } from '#kernel/database.ts'
import { folderStore } from '#kernel/files.ts'
import { startWorker } from '#kernel/jobs.ts'
import { createWeb, listen } from '#kernel/web.tsx'
import { startSearch } from '#modules/search/index.ts'
import { findPatronViewer } from '#modules/patrons/index.ts'
import { findStaffViewer } from '#modules/staff/index.ts'
import { libraryName, listModules } from './modules.ts'

export interface RunningRoles {
  /** Where the web role listens; undefined without it. */
  port: number | undefined
  stop(): Promise<void>
}

/** Starts the roles this process was given. `sip2` has nothing to start before circulation exists. */
export async function startRoles(
  config: Config,
  { db, pool }: Connection,
  databaseUrl: string,
  demo: boolean,
): Promise<RunningRoles> {
  const endings: (() => Promise<void>)[] = []
  const files = folderStore(join(config.dataFolder, 'files'))
  const search = await startSearch(db, { databaseUrl, folder: join(config.dataFolder, 'search') })
  endings.push(search.stop)
  const modules = listModules({ search, files, development: config.development })
  if (config.roles.includes('jobs')) {
    const worker = await startWorker(db, pool, {
      jobs: modules.flatMap((module) => module.jobs ?? []),
      schedules: modules.flatMap((module) => module.schedules ?? []),
      listeners: modules.flatMap((module) => module.listeners ?? []),
    })
    endings.push(worker.stop)
  }
  let port: number | undefined
  if (config.roles.includes('web')) {
    const app = createWeb({
      db,
      files,
      config,
      demo,
      libraryName,
      renderProblem: (context, problem) => String(<ErrorPage context={context} problem={problem} />),
      clock: systemClock,
      viewers: { staff: findStaffViewer, member: findPatronViewer },
      publicMenu: modules.flatMap((module) => module.publicMenu ?? []),
      staffMenu: modules.flatMap((module) => module.staffMenu ?? []),
      routes: modules.flatMap((module) => module.routes ?? []),
      ready: search.ready,
    })
    const web = await listen(app, config.host, config.port)
    port = web.port
    endings.push(web.close)
  }
  const stop = async () => {
    for (const undo of endings.toReversed()) await undo()
  }
  return { port, stop }
}
