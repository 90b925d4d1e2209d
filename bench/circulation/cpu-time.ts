import { serverProcesses } from './server-processes.ts'

/**
 * Processor seconds used so far by this program and by the database server below a folder. On a busy machine they
 * tell more than the clock.
 */
export function cpuTime(folder: string): { here: number; database: number } {
  const { user, system } = process.cpuUsage()
  const database = serverProcesses(folder).reduce((sum, { seconds }) => sum + seconds, 0)
  return { here: (user + system) / 1_000_000, database }
}
