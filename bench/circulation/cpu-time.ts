import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

const ticksASecond = 100

/**
 * Processor seconds used so far by this program and by the database server that keeps its files in a folder, as Linux
 * counts them. On a busy machine they tell more than the clock.
 */
export function cpuTime(folder: string): { here: number; database: number } {
  const { user, system } = process.cpuUsage()
  return { here: (user + system) / 1_000_000, database: databaseTime(folder) }
}

function databaseTime(folder: string): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const server = processes.find((pid) => {
    const command = textOf(pid, 'cmdline')
    return command.includes(basename(folder)) && command.includes('postgres')
  })
  return processes.reduce((sum, pid) => {
    const fields = textOf(pid, 'stat')
      .replace(/^.*\) /, '')
      .split(' ')
    const mine = server !== undefined && (pid === server || fields[1] === server)
    // Of children that have ended too: they are counted with their parent.
    const [user = 0, system = 0, ...children] = fields.slice(11, 15).map(Number)
    return mine
      ? sum + (user + system + (pid === server ? children.reduce((a, b) => a + b, 0) : 0)) / ticksASecond
      : sum
  }, 0)
}

function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
