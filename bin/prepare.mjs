// Runs before every npm script, on whatever Node is there and before anything is installed: so plain JavaScript
// for Node 20, without a single package. Installs what is missing and builds the browser files when they are old.
// The script proper then starts in a new shell, which finds the pinned Node in node_modules/.bin.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...names) => join(root, ...names)
const say = (message) => console.log(`patria: ${message}`)
const pinnedNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

// `npm start` needs no compiler and no test tools.
const withTools = process.argv[2] !== 'start'

async function main() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Refusal(`Node ${process.versions.node} is too old. Install Node 20 or later and start again.`)
  }
  if (isInstalled() && areBrowserFilesFresh()) return
  const done = await holdPreparation()
  try {
    if (!isInstalled()) await install()
    if (!areBrowserFilesFresh()) await buildBrowserFiles()
  } finally {
    done()
  }
}

/** Several roles may be started at the same moment; one prepares and the others wait for it. */
async function holdPreparation() {
  const file = inRoot('.preparing')
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS') return () => {}
      if (error.code !== 'EEXIST') throw error
    }
    if (isHolderAlive(file)) await new Promise((resolve) => setTimeout(resolve, 300))
    else rmSync(file, { force: true })
  }
}

function isHolderAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Empty for the moment between making the file and writing to it.
    return pid === 0 ? Date.now() - statSync(file).mtimeMs < 5_000 : process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

class Refusal extends Error {}

/** Compares what npm wrote down about its last install with package-lock.json. */
function isInstalled() {
  const wanted = readPackages(inRoot('package-lock.json'))
  const present = readPackages(inRoot('node_modules', '.package-lock.json'))
  if (!wanted || !present || !existsSync(pinnedNode)) return false
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional }]) => {
    if (path === '' || (!withTools && (dev || devOptional))) return true
    // Optional packages are for other machines; npm leaves them out of its notes.
    return present[path] ? present[path].version === version : optional === true
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

async function install() {
  refuseUnlessWritable()
  say('installing packages, which takes about a minute …')
  const began = Date.now()
  const still = setInterval(() => say(`still installing (${secondsSince(began)} s) …`), 20_000)
  const options = [
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--ignore-scripts=false',
    '--foreground-scripts=false',
  ]
  if (withTools) options.push('--include=dev')
  try {
    await npm(['ci', ...options])
    // Some npm settings keep the scripts from running that fetch the pinned Node.
    if (!existsSync(pinnedNode)) await npm(['rebuild', 'node', 'esbuild', ...options])
  } finally {
    clearInterval(still)
  }
  if (!existsSync(pinnedNode)) {
    throw new Refusal(
      'The pinned Node was not installed. Allow install scripts (npm config set ignore-scripts false) and start again.',
    )
  }
  say(`packages installed in ${secondsSince(began)} s.`)
}

function refuseUnlessWritable() {
  if (isWritable(root) && (!existsSync(inRoot('node_modules')) || isWritable(inRoot('node_modules')))) return
  throw new Refusal(
    `Packages must be installed, but ${root} cannot be written. Run \`npm ci\` there once as its owner.`,
  )
}

const secondsSince = (began) => Math.round((Date.now() - began) / 1000)

function npm(options) {
  const script = process.env.npm_execpath
  const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  return run(program, [...first, ...options], { ...process.env, npm_config_cache: cacheFolder() })
}

/** npm's own cache, or one in the temporary folder where the home folder is missing or read-only. */
function cacheFolder() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
  try {
    mkdirSync(usual, { recursive: true })
    if (isWritable(usual)) return usual
  } catch {
    // Falls through to the temporary folder.
  }
  return join(tmpdir(), `patria-npm-cache-${process.getuid?.() ?? 0}`)
}

function isWritable(path) {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const stamp = () => inRoot('public', 'build', '.stamp')

function areBrowserFilesFresh() {
  return existsSync(stamp()) && readFileSync(stamp(), 'utf8') === digestOfSources()
}

async function buildBrowserFiles() {
  const digest = digestOfSources()
  const began = Date.now()
  await run(pinnedNode, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'])
  writeFileSync(stamp(), digest)
  say(`browser files built in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

// All of the source, because style sheets and islands may import from anywhere in it.
function digestOfSources() {
  const digest = createHash('sha256')
  const files = ['vite.config.ts', 'package-lock.json', ...sourcesBelow('src')]
  for (const file of files)
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0')
  return digest.digest('hex')
}

function sourcesBelow(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return sourcesBelow(path)
      return /\.(css|tsx?)$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : []
    })
}

/** Runs a program quietly; what it printed appears only if it fails. */
function run(program, options, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    const keep = (chunk) => (printed = (printed + chunk).slice(-8_000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(printed)
      reject(new Refusal(`${program} ${options[0]} ended with ${signal ?? code}; its last words are above.`))
    })
  })
}

// Last, when everything above is defined.
main().catch((error) => {
  console.error(`patria: ${error instanceof Refusal ? error.message : error.stack}`)
  process.exit(1)
})
