import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { ConfigError } from '#kernel/config.ts'

/** Reads key and certificate of the encrypted port; says which setting is wrong before anything listens. */
export async function readTls(files: {
  port: number
  key: string
  cert: string
}): Promise<{ port: number; key: string; cert: string }> {
  const key = await readSetting('SIP2_TLS_KEY', files.key)
  const cert = await readSetting('SIP2_TLS_CERT', files.cert)
  try {
    createSecureContext({ key, cert })
  } catch {
    throw new ConfigError(
      'SIP2_TLS_KEY and SIP2_TLS_CERT do not fit: they must be a private key and its certificate as PEM files.',
    )
  }
  return { port: files.port, key, cert }
}

const readSetting = (name: string, path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`${name}=${path} cannot be read. Name a PEM file that this program may read.`)
  })
