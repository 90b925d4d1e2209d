import { chownSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from './endpoint.ts'
import type { Place } from './place.ts'

const megabyte = 1024 * 1024

export const settingsFile = (place: Place) => join(place.folder, 'server.conf')

/** Writes the settings of the server anew; they fit a small machine that also runs Patria itself. */
export function writeServerSettings(place: Place, endpoint: Endpoint, durable: boolean): void {
  const settings = {
    ...listening(endpoint),
    ...memory(usableMemory()),
    ...work,
    ...logging,
    ...(durable ? safe : unsafe),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  const heading =
    '# Written by Patria at every start. Own settings: alter system, which goes to postgresql.auto.conf.'
  writeFileSync(settingsFile(place), `${[heading, ...lines].join('\n')}\n`)
  if (place.account) chownSync(settingsFile(place), place.account.uid, place.account.gid)
}

const listening = (endpoint: Endpoint) => ({
  listen_addresses: endpoint.kind === 'tcp' ? '127.0.0.1' : '',
  unix_socket_directories: endpoint.kind === 'socket' ? endpoint.folder : '',
  unix_socket_permissions: '0700',
  port: String(endpoint.port),
  max_connections: '100',
})

/** Bytes this program may use: the limit of its container, or what the machine has. */
const usableMemory = () => Math.min(totalmem(), process.constrainedMemory() || Infinity)

/** A sixteenth of the memory as PostgreSQL's own cache; the operating system caches files beside it. */
export function memory(bytes: number) {
  const shared = Math.min(Math.max(Math.floor(bytes / 16 / megabyte), 32), 512)
  return {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(Math.floor(bytes / 2 / megabyte), 128)}MB`,
    work_mem: bytes > 2048 * megabyte ? '16MB' : '4MB',
    maintenance_work_mem: `${Math.min(Math.max(shared, 64), 256)}MB`,
  }
}

const work = {
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  idle_in_transaction_session_timeout: '10min',
  timezone: 'UTC',
}

// Neither statements nor the values of rows: they hold what people typed.
const logging = {
  log_line_prefix: '%b|',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

const safe = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
// Many test files at once, each with a pool of its own.
const unsafe = {
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}
