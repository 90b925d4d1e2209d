import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What scanners read on the pages of a PDF, as `CODE-128:B1`. Needs pdftoppm and zbarimg. */
export function readBarcodes(pdf: Uint8Array, { dotsPerInch = 300 } = {}): string[] {
  return withPages(pdf, dotsPerInch, (pages) =>
    pages.flatMap((page) => {
      // Without these two it also tries to tell a desktop; exit code 4 means that a page has none.
      const { stdout } = spawnSync('zbarimg', ['--quiet', '--nodbus', page], { encoding: 'utf8' })
      return stdout.split('\n').filter(Boolean)
    }),
  )
}

/** The text of a PDF in the order in which it was drawn, page by page. Needs pdftotext, which comes with pdftoppm. */
export function readText(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
}

function withPages<T>(pdf: Uint8Array, dotsPerInch: number, read: (pages: string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'patria-pages-'))
  try {
    const file = join(folder, 'labels.pdf')
    writeFileSync(file, pdf)
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', file, join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    return read(pages.toSorted().map((name) => join(folder, name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
