import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, type Config } from './config.ts'

const fileName = 'patria.key'
const bytesOfKey = 32

/**
 * The secret keys of this installation, the one in use first: from PATRIA_KEY, else from a file in the data folder
 * that is made at the first start. Older ones open what was sealed before the last change of keys.
 */
export async function readSecretKeys(config: Config): Promise<Buffer[]> {
  if (config.secretKeys) return parsed(config.secretKeys.split(','), 'PATRIA_KEY')
  const path = join(config.dataFolder, fileName)
  const text = (await read(path)) ?? (await made(config.dataFolder, path))
  return parsed(text.split('\n'), path)
}

const read = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })

/** Two processes that start at once agree on the file of the quicker one. */
async function made(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const aside = `${path}.${randomUUID()}`
  await writeFile(aside, `${randomBytes(bytesOfKey).toString('base64')}\n`, { mode: 0o600, flush: true })
  // A link, unlike a rename, never takes the place of a file that is there.
  await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
  const text = await read(path)
  if (text === undefined) throw new ConfigError(`The key file ${path} cannot be written.`)
  return text
}

function parsed(lines: readonly string[], source: string): Buffer[] {
  const keys = lines
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== bytesOfKey)) {
    throw new ConfigError(
      `${source} must hold keys of ${bytesOfKey} bytes in base64. Make one with: openssl rand -base64 32`,
    )
  }
  return keys
}
