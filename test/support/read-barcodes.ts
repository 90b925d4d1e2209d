import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Reading {
  dotsPerInch?: number
  /** Millimetres from the top of each page that are looked at; all of it when left out. */
  height?: number
}

/** What scanners read on the pages of a PDF, as `CODE-128:B1`. Needs pdftoppm and zbarimg. */
export function readBarcodes(pdf: Uint8Array, { dotsPerInch = 300, height }: Reading = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'patria-pages-'))
  try {
    const file = join(folder, 'labels.pdf')
    writeFileSync(file, pdf)
    const part = height === undefined ? [] : ['-H', String(Math.ceil((height / 25.4) * dotsPerInch))]
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', ...part, file, join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    const paths = pages.toSorted().map((name) => join(folder, name))
    // Without these two it also tries to tell a desktop; exit code 4 means that the pages have none.
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--nodbus', ...paths], { encoding: 'utf8' })
    return stdout.split('\n').filter(Boolean)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of a PDF in the order in which it was drawn, page by page. Needs pdftotext, which comes with pdftoppm. */
export function readText(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
}
