import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs of other people that some tests hold ours against, with the Debian package each comes in. */
const packages = {
  zbarimg: 'zbar-tools',
  pdftoppm: 'poppler-utils',
  xmllint: 'libxml2-utils',
  'yaz-client': 'yaz',
  catmandu: 'libcatmandu-oai-perl',
  oai_pmh: 'libhttp-oai-perl',
} as const

export type OutsideProgram = keyof typeof packages

/** For the option `skip` of a test: false where the program is there, else why the test is left out. */
export function missingProgram(program: OutsideProgram): string | false {
  return isThere(program) ? false : `${program} is not installed (Debian package ${packages[program]})`
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
