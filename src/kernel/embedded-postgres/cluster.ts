import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from './binaries.ts'
import type { Place } from './place.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'

const unfinishedPrefix = 'unfinished-cluster-'

/** Makes the cluster on the first start and returns the password of its accounts. */
export async function ensureCluster(place: Place, say: (message: string) => void): Promise<string> {
  await removeUnfinished(place.folder)
  if (!existsSync(place.cluster)) {
    say('Making the database (once).')
    await makeCluster(place)
  }
  refuseOtherVersion(place)
  return readPassword(place)
}

// The cluster gets its name only when it is whole. A new name each time, because a killed start may have left an
// initdb that is still writing.
async function makeCluster(place: Place): Promise<void> {
  writePassword(place)
  const unfinished = join(place.folder, `${unfinishedPrefix}${randomBytes(4).toString('hex')}`)
  await runInitdb(place, unfinished)
  renameSync(unfinished, place.cluster)
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(unfinishedPrefix)) continue
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })
    } catch {
      // Its initdb is still at work; the next start takes it away.
    }
  }
}

function writePassword(place: Place): void {
  const file = passwordFile(place)
  rmSync(file, { force: true })
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.account) chownSync(file, place.account.uid, place.account.gid)
}

function readPassword(place: Place): string {
  try {
    return readFileSync(passwordFile(place), 'utf8').trim()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new EmbeddedPostgresRefusal(
      `The password of the database is missing. Put ${passwordFile(place)} back from a backup.`,
    )
  }
}

const passwordFile = (place: Place) => join(place.folder, 'password')

/**
 * The builtin provider sorts by code point and folds case for all of Unicode, the same on every machine and after
 * every upgrade of the system, so that no index is ever out of order. Indonesian is written with plain a to z;
 * what must sort as a reader expects has a folded sort key of its own.
 */
const localeOptions = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

function runInitdb(place: Place, cluster: string): Promise<void> {
  const options = [
    `--pgdata=${cluster}`,
    '--username=postgres',
    `--pwfile=${passwordFile(place)}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
    ...localeOptions,
  ]
  return new Promise((resolve, reject) => {
    const initdb = spawn(programOf(place.binaries, 'initdb'), options, {
      uid: place.account?.uid,
      gid: place.account?.gid,
      cwd: place.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    initdb.stderr.on('data', (chunk) => (complaint += String(chunk)))
    initdb.on('error', reject)
    initdb.on('close', (code, signal) =>
      code === 0
        ? resolve()
        : reject(
            new EmbeddedPostgresRefusal(`The database could not be made: ${complaint.trim() || signal}`),
          ),
    )
  })
}

function refuseOtherVersion(place: Place): void {
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = place.binaries.version.split('.')[0]
  if (made === ours) return
  throw new EmbeddedPostgresRefusal(
    `The database in ${place.cluster} was made by PostgreSQL ${made}, and this Patria brings ${ours}. ` +
      'Use the Patria it was made with, or restore a dump into an empty data folder.',
  )
}
