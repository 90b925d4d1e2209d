import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import type { Tally } from './tally.ts'

const root = join(import.meta.dirname, '..')
const fileLimit = 10 * 60_000

/** Test files whose path holds one of the given texts; all without any. The slow browser journeys come first. */
export function findTestFiles(selection: string[]): string[] {
  const files = globSync('{src,test,bench,bin,demo}/**/*.test.{ts,tsx}', { cwd: root })
  const wanted = selection.map((text) => text.replace(/^\.\//, ''))
  const chosen = files.filter((file) => wanted.length === 0 || wanted.some((text) => file.includes(text)))
  return chosen.toSorted((a, b) => Number(isJourney(b)) - Number(isJourney(a)) || (a < b ? -1 : 1))
}

const isJourney = (file: string) => file.startsWith('test/journeys/')

/** True when any of the files opens a browser. */
export const needChromium = (files: string[]) =>
  files.some((file) => readFileSync(resolve(root, file), 'utf8').includes('openBrowser'))

/** Runs the files, each in a process of its own, prints a line for each and its failures, and counts the tests. */
export async function runTestFiles(
  files: string[],
  env: NodeJS.ProcessEnv,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const stream = run({
    files: files.map((file) => resolve(root, file)),
    cwd: root,
    concurrency: availableParallelism(),
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
    timeout: fileLimit,
    signal,
  })
  const printed = new Map<string, string>()
  const keep = ({ file, message }: { file: string; message: string }) =>
    void printed.set(file, (printed.get(file) ?? '') + message)
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return
    const omitted = event.skip ?? event.todo
    if (omitted === undefined) tally.passed++
    else tally.skipped.push({ title: `${nameOf(event.file)}: ${event.name}`, reason: reasonOf(omitted) })
  })
  stream.on('test:fail', (event) => {
    if (event.details.type === 'suite') return
    tally.failed++
    console.log(`✖ ${nameOf(event.file)}: ${event.name}\n${explain(event.details.error)}`)
    // A file that could not be loaded, or that ended badly, stands for itself and has no summary.
    if (event.file !== undefined && resolve(root, event.name) === event.file)
      console.log(printed.get(event.file) ?? '')
  })
  stream.on('test:summary', ({ file, success, counts, duration_ms: milliseconds }) => {
    if (file === undefined) return
    const failed = counts.tests - counts.passed - counts.skipped - counts.todo
    const failures = failed > 0 ? `, ${failed} failed` : ''
    console.log(
      `${success ? '✔' : '✖'} ${nameOf(file)} (${counts.passed} passed${failures}, ${Math.round(milliseconds)} ms)`,
    )
    if (!success) console.log(printed.get(file) ?? '')
    printed.delete(file)
  })
  for await (const _ of stream);
}

const nameOf = (file: string | undefined) => (file === undefined ? '' : relative(root, file))

const reasonOf = (omitted: string | boolean) => (typeof omitted === 'string' ? omitted : 'no reason given')

// The runner wraps what the test threw.
function explain(error: Error): string {
  const text = inspect(error.cause ?? error, { colors: process.stdout.isTTY })
  return text.replaceAll(/^/gm, '    ')
}
