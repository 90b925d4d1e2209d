import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { ensureDatabaseAccount, type Account } from './account.ts'
import { findBinaries, programOf, type Binaries } from './binaries.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'

export interface Place {
  binaries: Binaries
  /** Holds the cluster, its password and its socket; links are resolved. */
  folder: string
  /** PGDATA. */
  cluster: string
  /** Set when Patria runs as root, which PostgreSQL refuses to. */
  account: Account | undefined
}

/**
 * Decides where the database lives, from which programs and as whom. For root, both must be within reach of the
 * database account; what is not goes to `spareFolder`, and a link in the data folder leads there.
 */
export async function choosePlace(
  dataFolder: string,
  spareFolder: string,
  say: (message: string) => void,
): Promise<Place> {
  const binaries = findBinaries()
  const wanted = join(dataFolder, 'postgres')
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return placeAt(wanted, binaries, undefined)
  }
  const account = ownerOfCluster(wanted) ?? ensureDatabaseAccount(say)
  const reachable = canRun(binaries, account) ? binaries : copyBinaries(binaries, spareFolder, account, say)
  if (!isThere(wanted)) makeFolder(wanted, account, spareFolder, say)
  else if (statSync(wanted).uid === 0) giveAway(wanted, account)
  if (!canWrite(realpathSync(wanted), account)) {
    throw new EmbeddedPostgresRefusal(
      `PostgreSQL may not run as root, and its account "${account.name}" cannot reach ${realpathSync(wanted)}. ` +
        'Move the data folder to where that account can go, for example with PATRIA_DATA=/srv/patria.',
    )
  }
  return placeAt(wanted, reachable, account)
}

function placeAt(wanted: string, binaries: Binaries, account: Account | undefined): Place {
  const folder = realpathSync(wanted)
  return { binaries, folder, cluster: join(folder, 'cluster'), account }
}

// A library that began as an ordinary user and is now started by root keeps its owner.
function ownerOfCluster(wanted: string): Account | undefined {
  const cluster = join(wanted, 'cluster')
  if (!existsSync(cluster)) return undefined
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? undefined : { uid, gid, name: `number ${uid}` }
}

function makeFolder(
  wanted: string,
  account: Account,
  spareFolder: string,
  say: (message: string) => void,
): void {
  mkdirSync(wanted, { mode: 0o700 })
  chownSync(wanted, account.uid, account.gid)
  if (canWrite(wanted, account)) return
  rmSync(wanted, { recursive: true })
  makeSpareFolder(spareFolder)
  const folder = mkdtempSync(join(spareFolder, `${basename(dataFolderOf(wanted))}-`))
  chownSync(folder, account.uid, account.gid)
  symlinkSync(folder, wanted)
  say(`The database account "${account.name}" cannot reach ${wanted}, so the database goes to ${folder}.`)
}

// A backup put back by root belongs to root.
function giveAway(wanted: string, account: Account): void {
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, realpathSync(wanted)])
}

const dataFolderOf = (wanted: string) => join(wanted, '..')

function copyBinaries(
  binaries: Binaries,
  spareFolder: string,
  account: Account,
  say: (message: string) => void,
): Binaries {
  const copy = { folder: join(spareFolder, `postgresql-${binaries.version}`), version: binaries.version }
  if (!existsSync(copy.folder)) {
    say(
      `The database account "${account.name}" cannot reach the PostgreSQL programs, so a copy goes to ${copy.folder}.`,
    )
    makeSpareFolder(spareFolder)
    const unfinished = mkdtempSync(join(spareFolder, 'postgresql-copy-'))
    cpSync(binaries.folder, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', join(unfinished, 'native')])
    renameSync(join(unfinished, 'native'), copy.folder)
    rmSync(unfinished, { recursive: true })
  }
  if (canRun(copy, account)) return copy
  throw new EmbeddedPostgresRefusal(
    `PostgreSQL cannot be run from ${copy.folder} by the account "${account.name}". Start Patria as an ordinary user, or set DATABASE_URL.`,
  )
}

// Open to the database account also where root's files are private by default.
function makeSpareFolder(spareFolder: string): void {
  mkdirSync(spareFolder, { recursive: true })
  chmodSync(spareFolder, 0o755)
}

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined

const canRun = (binaries: Binaries, { uid, gid }: Account) =>
  spawnSync(programOf(binaries, 'postgres'), ['-V'], { uid, gid, cwd: '/' }).status === 0

const canWrite = (folder: string, { uid, gid }: Account) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { uid, gid, cwd: '/' }).status === 0
