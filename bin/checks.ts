import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Tally } from './tally.ts'

const root = join(import.meta.dirname, '..')
const programs = join(root, 'node_modules/.bin')

interface Check {
  title: string
  program: string
  options: string[]
}

/** What must hold of the source before any test runs. The commands are those a developer would type. */
const checks: Check[] = [
  { title: 'types are right', program: 'tsc', options: [] },
  { title: 'source is free of lint', program: 'oxlint', options: [] },
  { title: 'source is formatted', program: 'oxfmt', options: ['--check'] },
  {
    title: 'generated table types match the migrations',
    program: 'node',
    options: ['--import', 'tsx', 'bin/db-types.ts', '--check'],
  },
]

/** Runs all checks at once, prints each result with what a failed one said, and counts them. */
export async function runChecks(tally: Tally): Promise<void> {
  await Promise.all(checks.map((check) => runCheck(check, tally)))
}

async function runCheck(check: Check, tally: Tally): Promise<void> {
  const began = performance.now()
  const { passed, printed } = await runProgram(check)
  console.log(`${passed ? '✔' : '✖'} ${check.title} (${Math.round(performance.now() - began)} ms)`)
  if (!passed) console.log(printed)
  tally[passed ? 'passed' : 'failed']++
}

function runProgram({ program, options }: Check): Promise<{ passed: boolean; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(join(programs, program), options, {
      cwd: root,
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const keep = (chunk: Buffer) => void (printed += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ passed: false, printed: error.message }))
    child.on('close', (code) => resolve({ passed: code === 0, printed }))
  })
}

// Some programs colour their output wherever they find CI, whatever NO_COLOR says.
function plainEnvironment(): NodeJS.ProcessEnv {
  const { CI: _, ...rest } = process.env
  return process.stdout.isTTY ? process.env : { ...rest, NO_COLOR: '1' }
}
