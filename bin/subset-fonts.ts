/**
 * Makes the web fonts in public/fonts from the Fontsource packages, and the stylesheet that names them.
 * Run by hand after an upgrade of a font package: `node --import tsx bin/subset-fonts.ts`.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const packages = 'node_modules/@fontsource-variable'
const folder = 'public/fonts'

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join('')

const plain = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’‚“”„†‡•…‹›′″€™−ıŒœʻʼ←↑→↓'
// Arabic and Old Javanese words in transliteration, and the names of authors from nearby alphabets.
const transliteration =
  'ĀāĂăĆćČčĐđĒēĔĕĖėĞğĠġĦħĨĩĪīĬĭİŁłŃńŇňŊŋŌōŎŏŐőŘřŚśŞşŠšŢţŤťŨũŪūŬŭŮůŰűŹźŻżŽžǦǧȘșȚțʾʿˈˌ' +
  'ḌḍḎḏḤḥḪḫḲḳḶḷṀṁṂṃṄṅṆṇṚṛṠṡṢṣṬṭṮṯẒẓẔẕẖẠạẸẹỊịỌọỤụỲỳ\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0323\u0331'

// `opsz` is pinned to a reading-title size: a second axis would double the file.
const faces = [
  {
    name: 'atkinson',
    family: 'Atkinson Hyperlegible Next',
    source: (subset: string) =>
      `${packages}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`,
    axes: { wght: { min: 400, max: 700 } },
    // Figures of one width, which columns of numbers need.
    features: ['tnum'],
    weights: '400 700',
    // Arial is drawn so that nothing moves when the font arrives: 98.8 % is the ratio over Indonesian prose.
    fallback: {
      source: "local('Arial'), local('Roboto'), local('Liberation Sans')",
      size: 98.8,
      ascent: 98.4,
      descent: 31.6,
    },
  },
  {
    name: 'literata',
    family: 'Literata',
    source: (subset: string) => `${packages}/literata/files/literata-${subset}-opsz-normal.woff2`,
    axes: { opsz: 20, wght: { min: 400, max: 600 } },
    features: [],
    weights: '400 600',
    fallback: { source: "local('Georgia'), local('Noto Serif')", size: 107, ascent: 117.7, descent: 30.8 },
  },
]
const subsets = [
  { name: 'latin', text: plain },
  { name: 'latin-ext', text: transliteration },
]
const features = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum']

await mkdir(folder, { recursive: true })
for (const file of await readdir(folder)) if (file.endsWith('.woff2')) await rm(`${folder}/${file}`)
await copyFile(`${packages}/atkinson-hyperlegible-next/LICENSE`, `${folder}/OFL-atkinson.txt`)
await copyFile(`${packages}/literata/LICENSE`, `${folder}/OFL-literata.txt`)

const rules: string[] = []
let total = 0
for (const face of faces) {
  for (const subset of subsets) {
    const font = await subsetFont(await readFile(face.source(subset.name)), subset.text, {
      targetFormat: 'woff2',
      variationAxes: face.axes,
      keepFeatures: [...features, ...face.features],
      noHinting: true,
    })
    const digest = createHash('sha256').update(font).digest('hex').slice(0, 8)
    const file = `${face.name}-${subset.name}-${digest}.woff2`
    await writeFile(`${folder}/${file}`, font)
    total += font.length
    console.log(`${file} ${font.length} bytes`)
    rules.push(fontFace(face, file, subset.text))
  }
  rules.push(fallbackFace(face))
}
const banner = '/* Written by bin/subset-fonts.ts; change that instead. */\n'
await writeFile('src/design/css/fonts.css', banner + rules.join('\n') + '\n')
console.log(`${total} bytes together`)

function fontFace(face: (typeof faces)[number], file: string, text: string) {
  return `@font-face {
  font-family: '${face.family}';
  font-weight: ${face.weights};
  font-display: swap;
  src: url('/fonts/${file}') format('woff2');
  unicode-range: ${unicodeRange(text)};
}`
}

function fallbackFace({ family, fallback }: (typeof faces)[number]) {
  const percent = (value: number) => `${((value / fallback.size) * 100).toFixed(1)}%`
  return `@font-face {
  font-family: '${family} fallback';
  src: ${fallback.source};
  size-adjust: ${fallback.size}%;
  ascent-override: ${percent(fallback.ascent)};
  descent-override: ${percent(fallback.descent)};
  line-gap-override: 0%;
}`
}

const hex = (point: number) => point.toString(16)

/** Code points as CSS ranges: neighbours joined, so that the rule stays short. */
function unicodeRange(text: string) {
  const points = [...new Set(text)]
    .map((character) => character.codePointAt(0) ?? 0)
    .toSorted((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last && point <= last[1] + 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ')
}
