import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

export interface ServerProcess {
  pid: number
  /** Processor seconds used, of children that have ended too. */
  seconds: number
}

const ticksASecond = 100

/** The processes of the database server that keeps its files below a folder, the first one first (Linux). */
export function serverProcesses(folder: string): ServerProcess[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const first = all.find((pid) => {
    const command = textOf(pid, 'cmdline')
    return command.includes(basename(folder)) && command.includes('bin/postgres')
  })
  if (first === undefined) return []
  const children = all.filter((pid) => statOf(pid)[1] === first)
  return [first, ...children].map((pid) => {
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = statOf(pid).slice(11, 15).map(Number)
    const ended = pid === first ? childUser + childSystem : 0
    return { pid: Number(pid), seconds: (user + system + ended) / ticksASecond }
  })
}

/** What `/proc/…/stat` says after the name, which may hold spaces. */
const statOf = (pid: string): string[] =>
  textOf(pid, 'stat')
    .replace(/^.*\) /, '')
    .split(' ')

function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
