import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, afterEach, test } from 'node:test'

// A project of two packages, with an npm and a Vite that only leave a mark.
let root = ''
const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/hono': { version } } })
const fakeNpm = `
  const fs = require('node:fs')
  fs.appendFileSync('npm-was-here', process.argv.slice(2).join(' ') + '\\n')
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`
const fakeVite = `
  const fs = require('node:fs')
  fs.appendFileSync('vite-was-here', '.')
  fs.mkdirSync('public/build', { recursive: true })`

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patria-prepare-'))
  mkdirSync(join(root, 'bin'))
  copyFileSync(join(import.meta.dirname, 'prepare.mjs'), join(root, 'bin/prepare.mjs'))
  mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true })
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'))
  write('node_modules/vite/bin/vite.js', fakeVite)
  write('npm.js', fakeNpm)
  write('vite.config.ts', '')
  write('src/design/css/public.css', 'body {}')
  write('package-lock.json', lock('1.0.0'))
  write('node_modules/.package-lock.json', lock('1.0.0'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('builds the browser files once, and again when a source has changed', async () => {
  await prepare()
  await prepare()
  assert.equal(read('vite-was-here'), '.')
  write('src/design/css/public.css', 'body { margin: 0 }')
  await prepare()
  assert.equal(read('vite-was-here'), '..')
  assert.equal(existsSync(join(root, 'npm-was-here')), false)
})

test('installs when a package is not the one in the lock file', async () => {
  write('package-lock.json', lock('1.0.1'))
  const said = await prepare()
  assert.match(read('npm-was-here'), /^ci /)
  assert.match(said, /installing packages/)
  assert.doesNotMatch(await prepare(), /installing/)
})

test('does not miss packages that are for other machines, nor tools when only starting', async () => {
  const packages = {
    '': {},
    'node_modules/hono': { version: '1.0.0' },
    'node_modules/@oxlint/binding-win32-x64': { version: '1.0.0', optional: true, dev: true },
    'node_modules/playwright-core': { version: '1.0.0', dev: true },
  }
  write('package-lock.json', JSON.stringify({ packages }))
  assert.doesNotMatch(await prepare('start'), /installing/)
  assert.match(await prepare('test'), /installing/)
})

test('several at once prepare only once', async () => {
  await Promise.all([prepare(), prepare(), prepare()])
  assert.equal(read('vite-was-here'), '.')
})

test('goes on after a preparation that was killed', async () => {
  write('.preparing', '2147483000')
  await prepare()
  assert.equal(read('vite-was-here'), '.')
  assert.equal(existsSync(join(root, '.preparing')), false)
})

test('shows what a failed step printed, and fails', async () => {
  write('node_modules/vite/bin/vite.js', `console.error('public.css: unknown word'); process.exit(3)`)
  await assert.rejects(prepare(), /unknown word[^]*ended with 3/)
})

function prepare(script = 'test'): Promise<string> {
  const env = { ...process.env, npm_execpath: join(root, 'npm.js') }
  const child = spawn(process.execPath, [join(root, 'bin/prepare.mjs'), script], { env })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })
}

function write(name: string, text: string): void {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const read = (name: string) => readFileSync(join(root, name), 'utf8')
