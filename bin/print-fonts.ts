/**
 * Makes the fonts of everything that is printed from the Fontsource packages: one weight a file, which PDF
 * needs. Run by hand after an upgrade of a font package: `node --import tsx bin/print-fonts.ts`.
 */
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import PdfDocument from 'pdfkit'
import subsetFont from 'subset-font'

const packages = 'node_modules/@fontsource-variable'
// Latin with all its marks, signs of punctuation and transliteration; a font gives what it has of them.
const ranges: [number, number][] = [
  [0x20, 0x24f],
  [0x2b0, 0x36f],
  [0x1e00, 0x1eff],
  [0x2000, 0x2122],
  [0x2190, 0x2215],
]
const characters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step))
  .map((point) => String.fromCodePoint(point))
  .join('')

const folder = 'src/design/print/fonts'

const faces = [
  { name: 'atkinson-400', source: 'atkinson-hyperlegible-next', file: 'wght', axes: { wght: 400 } },
  { name: 'atkinson-700', source: 'atkinson-hyperlegible-next', file: 'wght', axes: { wght: 700 } },
  { name: 'literata-400', source: 'literata', file: 'opsz', axes: { wght: 400, opsz: 9 } },
]

await mkdir(folder, { recursive: true })
for (const file of await readdir(folder)) if (file.endsWith('.ttf')) await rm(`${folder}/${file}`)
await copyFile(`${packages}/atkinson-hyperlegible-next/LICENSE`, `${folder}/OFL-atkinson.txt`)
await copyFile(`${packages}/literata/LICENSE`, `${folder}/OFL-literata.txt`)

/** Signs that each file has, as pairs of first and last. */
const coverage: Record<string, [number, number][]> = {}

for (const face of faces) {
  for (const part of ['latin', 'latin-ext']) {
    const source = await readFile(
      `${packages}/${face.source}/files/${face.source}-${part}-${face.file}-normal.woff2`,
    )
    const font = await subsetFont(source, characters, {
      targetFormat: 'sfnt',
      variationAxes: face.axes,
      keepFeatures: ['kern', 'ccmp', 'mark', 'mkmk', 'locl'],
      noHinting: true,
    })
    await writeFile(`${folder}/${face.name}-${part}.ttf`, font)
    coverage[`${face.name}-${part}`] = rangesIn(font)
    console.log(`${face.name}-${part}.ttf ${font.length} bytes`)
  }
}
await writeFile(`${folder}/coverage.json`, `${JSON.stringify(coverage)}\n`)

// pdfkit keeps the parsed font to itself; what it says here is looked at by people before it is committed.
function rangesIn(font: Buffer): [number, number][] {
  const parsed: unknown = Reflect.get(new PdfDocument().font(font), '_font')
  const points =
    parsed && typeof parsed === 'object' ? Reflect.get(Reflect.get(parsed, 'font'), 'characterSet') : []
  const found: [number, number][] = []
  for (const point of points.toSorted((a: number, b: number) => a - b)) {
    const last = found.at(-1)
    if (last && point <= last[1] + 1) last[1] = point
    else found.push([point, point])
  }
  return found
}
