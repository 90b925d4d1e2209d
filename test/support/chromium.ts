import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { after } from 'node:test'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

// Nothing may be looked up or fetched but the pages under test.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** For the option `skip` of a browser journey: false where there is a browser, else why there is none. */
export function missingChromium(): string | false {
  if (findChromium()) return false
  return (
    process.env['PATRIA_CHROMIUM_MISSING'] ??
    'Chromium is not installed; `npm test` installs it, or set CHROMIUM_PATH'
  )
}

interface Lifetime {
  after(cleanUp: () => Promise<void>): void
}

/** Opens a browser that is closed when the file, or the test given, has ended; `more` for its command line. */
export async function openBrowser(
  lifetime: Lifetime = { after },
  more: readonly string[] = [],
): Promise<Browser> {
  const sandbox = process.getuid?.() !== 0
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...quiet, ...more],
    chromiumSandbox: sandbox,
  })
  lifetime.after(() => browser.close())
  return browser
}

/** Path of a Chromium: the one named in CHROMIUM_PATH, one of the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named) return isProgram(named) ? named : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, chromium.executablePath()].find(isProgram)
}

/** Installs a browser where there is none; returns what test files must know of it in their environment. */
export async function ensureChromium(): Promise<Record<string, string>> {
  if (process.env['CHROMIUM_PATH'] && !findChromium()) {
    return { PATRIA_CHROMIUM_MISSING: `there is no program at CHROMIUM_PATH=${process.env['CHROMIUM_PATH']}` }
  }
  const path = findChromium() ?? install()
  if (path) return { CHROMIUM_PATH: path }
  return {
    PATRIA_CHROMIUM_MISSING: 'Chromium is not installed, and neither apt nor Playwright could install it',
  }
}

function install(): string | undefined {
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('Installing Chromium with apt for the browser journeys …')
    const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`
    const env = { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' }
    const options = [
      '-o',
      'DPkg::Lock::Timeout=300',
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
      'fonts-liberation',
    ]
    for (const words of [['update'], options])
      spawnSync('apt-get', ['-qq', ...words], { env, stdio: 'ignore' })
  }
  if (findChromium()) return findChromium()
  console.log('Installing Chromium with Playwright for the browser journeys …')
  const program = join(import.meta.dirname, '../../node_modules/.bin/playwright-core')
  spawnSync(program, ['install', 'chromium'], { stdio: 'ignore', timeout: 5 * 60_000 })
  return findChromium()
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
