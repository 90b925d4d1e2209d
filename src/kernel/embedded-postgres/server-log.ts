import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { log } from '../log.ts'

const keptLines = 8

/**
 * Passes on what the server says about itself, and returns its last lines on request. Errors of statements stay
 * out: Patria has them already, and their text may hold what somebody typed.
 */
export function followServerLog(child: ChildProcess): () => string {
  const last: string[] = []
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const entry = readLogLine(line)
      if (!entry) return
      last.push(entry.text)
      if (last.length > keptLines) last.shift()
      log[entry.level]({ source: 'postgres' }, entry.text)
    })
  }
  return () => last.join(' ')
}

export interface LogEntry {
  level: 'debug' | 'warn' | 'error'
  text: string
}

const line = /^(?:(?<by>[^|]*)\|)?(?:[\d-]+ [\d:.]+ \S+ \[\d+\] )?(?<severity>[A-Z]+): {1,2}(?<text>.*)$/

/** Reads a line with the prefix `%b|`, or with PostgreSQL's own before its settings are read. */
export function readLogLine(text: string): LogEntry | undefined {
  const found = line.exec(text)?.groups
  if (!found) return text.trim() === '' ? undefined : { level: 'warn', text }
  const { by, severity } = found
  const message = { text: `${severity}: ${found['text']}` }
  if (severity === 'PANIC') return { ...message, level: 'error' }
  if (by === 'client backend') return undefined
  if (severity === 'ERROR' || severity === 'FATAL')
    return { ...message, level: isRoutine(text) ? 'debug' : 'error' }
  return { ...message, level: severity === 'WARNING' ? 'warn' : 'debug' }
}

// Said to other processes at a normal stop or start.
const isRoutine = (text: string) => /terminating connection due to administrator command/.test(text)
