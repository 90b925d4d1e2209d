import { createServer } from 'node:net'
import { join } from 'node:path'

/** Where the server listens: a local socket in `folder`, or a port on 127.0.0.1. */
export type Endpoint = { kind: 'socket'; folder: string; port: number } | { kind: 'tcp'; port: number }

// Names the socket file only; any number does.
const socketPort = 5432
// The operating systems allow 104 to 108 bytes.
const longestSocketPath = 100

/** A local socket is quicker than a port and out of reach of other accounts, but its path must be short and plain. */
export async function chooseEndpoint(folder: string): Promise<Endpoint> {
  const plain = process.platform !== 'win32' && /^[\w/.+@=-]*$/.test(folder)
  const path = join(folder, `.s.PGSQL.${socketPort}`)
  if (plain && Buffer.byteLength(path) <= longestSocketPath)
    return { kind: 'socket', folder, port: socketPort }
  return { kind: 'tcp', port: await freePort() }
}

export interface Login {
  user: string
  password: string
  database: string
}

/** A URL that pg, libpq and `new URL` all read alike. */
export function connectionUrl(endpoint: Endpoint, { user, password, database }: Login): string {
  const host = endpoint.kind === 'socket' ? 'localhost' : '127.0.0.1'
  const query = endpoint.kind === 'socket' ? `?host=${encodeURIComponent(endpoint.folder)}` : ''
  return `postgres://${user}:${password}@${host}:${endpoint.port}/${database}${query}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
