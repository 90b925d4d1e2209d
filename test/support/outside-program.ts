import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs of other people that some tests hold ours against, with the Debian package each comes in. */
const packages = {
  zbarimg: 'zbar-tools',
  pdftoppm: 'poppler-utils',
  xmllint: 'libxml2-utils',
  'yaz-client': 'yaz',
  zoomsh: 'yaz',
  catmandu: 'libcatmandu-oai-perl',
  oai_pmh: 'libhttp-oai-perl',
  openssl: 'openssl',
} as const

export type OutsideProgram = keyof typeof packages

/** For the option `skip` of a test: false where the program is there, else why the test is left out. */
export function missingProgram(program: OutsideProgram): string | false {
  return isThere(program) ? false : `${program} is not installed (Debian package ${packages[program]})`
}

/** The same for a module of Perl, such as one of Catmandu's importers. */
export function missingPerlModule(name: string, debianPackage: string): string | false {
  const loaded = spawnSync('perl', [`-M${name}`, '-e1'], { stdio: 'ignore' })
  return loaded.status === 0 ? false : `Perl's ${name} is not installed (Debian package ${debianPackage})`
}

const isThere = (program: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => isProgram(join(folder, program)))

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
