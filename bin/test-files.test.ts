import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findTestFiles } from './test-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'patria-runner-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const mixed = `import { describe, test } from 'node:test'
test('passes', () => {})
test('fails', () => { throw new Error('the shelf is empty') })
test('is left out', { skip: 'no scanner here' }, () => {})
describe('a group', () => { test('passes inside', () => {}) })
`

test('counts what passed, failed and was skipped, and says why', () => {
  const { output, code } = runOn({ 'mixed.test.ts': mixed })
  assert.match(output, /^2 passed, 1 failed, 1 skipped$/m)
  assert.match(output, /the shelf is empty/)
  assert.match(output, /is left out: no scanner here/)
  assert.equal(code, 1)
})

test('a file that cannot even be loaded counts as failed, with what it said', () => {
  const { output, code } = runOn({ 'broken.test.ts': `throw new Error('no such module')` })
  assert.match(output, /^0 passed, 1 failed$/m)
  assert.match(output, /no such module/)
  assert.equal(code, 1)
})

test('a run in which all passes ends with code 0', () => {
  const { output, code } = runOn({
    'fine.test.ts': `import { test } from 'node:test'\ntest('passes', () => {})`,
  })
  assert.match(output, /^1 passed, 0 failed$/m)
  assert.equal(code, 0)
})

test('a selection names test files by any part of their path', () => {
  assert.deepEqual(findTestFiles(['bin/test-files']), ['bin/test-files.test.ts'])
  assert.deepEqual(findTestFiles(['./bin/test-files.test.ts']), ['bin/test-files.test.ts'])
  assert.deepEqual(findTestFiles(['no such file']), [])
})

function runOn(files: Record<string, string>): { output: string; code: number | null } {
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  })
  const program = `
    import { closeTally, emptyTally } from '${import.meta.resolve('./tally.ts')}'
    import { runTestFiles } from '${import.meta.resolve('./test-files.ts')}'
    const tally = emptyTally()
    await runTestFiles(${JSON.stringify(paths)}, {}, tally, new AbortController().signal)
    process.exit(closeTally(tally))`
  // The runner refuses to run inside a test unless it does not know.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const runner = join(folder, 'run.mts')
  writeFileSync(runner, program)
  const options = ['--import', import.meta.resolve('tsx'), runner]
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { env, encoding: 'utf8' })
  return { output: stdout + stderr, code: status }
}
