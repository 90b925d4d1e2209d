import { paper } from './cover-palette.ts'
import { byline, fill, lines, round, stamp, weaving, type Sheet } from './cover-parts.ts'
import { lineHeight, setTitle } from './cover-text.ts'

const sizes = [19, 17, 15, 13, 11.5, 10]

/** Pattern above, title below on the cloth. */
export function panel(sheet: Sheet) {
  const { ground, weave, gilt, print } = sheet.colours
  const title = setTitle(sheet.title, { width: 94, height: 74, sizes })
  return (
    fill(ground) +
    weaving(sheet, weave, 'height="66"') +
    `<path d="M14 79h22" stroke="${gilt}" stroke-width="1.5"/>` +
    lines(title.lines, { x: 14, y: 92 + title.size * 0.62, size: title.size, colour: print }) +
    byline(sheet, { x: 14, y: 169, width: 94, colour: gilt })
  )
}

/** A printed label on patterned cloth, as on old bindings. */
function label(sheet: Sheet) {
  const { ground, weave, gilt } = sheet.colours
  const title = setTitle(sheet.title, { width: 76, height: 70, sizes: [16, 14.5, 13, 11.5, 10, 9] })
  const height = Math.max(44, title.lines.length * title.size * lineHeight + (sheet.author ? 30 : 18))
  const top = 30
  return (
    fill(ground) +
    weaving(sheet, weave, 'height="180"') +
    `<path d="M15 ${top}h90v${round(height)}h-90z" fill="${paper}"/>` +
    `<path d="M17.5 ${top + 2.5}h85v${round(height - 5)}h-85z" fill="none" stroke="${gilt}" stroke-width=".8"/>` +
    lines(title.lines, {
      x: 60,
      y: top + 11 + title.size * 0.72,
      size: title.size,
      colour: ground,
      centre: true,
    }) +
    byline(sheet, { x: 60, y: top + height - 9, width: 76, colour: ground, centre: true })
  )
}

/** Paper with the sun of Majapahit rising at the foot. */
function sun(sheet: Sheet) {
  const { ground, weave, gilt } = sheet.colours
  const title = setTitle(sheet.title, { width: 94, height: 66, sizes })
  const rays = 24 + ((sheet.seed >>> 9) % 3) * 8
  const ring = (r: number, width: number, more = '') =>
    `<circle cx="60" cy="180" r="${r}" fill="none" stroke="${more ? gilt : weave}" stroke-width="${width}"${more}/>`
  return (
    fill(paper) +
    ring(58, 12, ` pathLength="${rays * 2}" stroke-dasharray="1"`) +
    ring(47, 1.5) +
    `<circle cx="60" cy="180" r="42" fill="${ground}"/>` +
    `<circle cx="60" cy="180" r="24" fill="${gilt}"/>` +
    lines(title.lines, { x: 14, y: 14 + title.size * 0.8, size: title.size, colour: ground }) +
    byline(sheet, {
      x: 14,
      y: 22 + title.lines.length * title.size * lineHeight + 5,
      width: 94,
      colour: ground,
    })
  )
}

/** A broad band of cloth round a paper cover. */
function band(sheet: Sheet) {
  const { ground, weave, gilt, print } = sheet.colours
  const title = setTitle(sheet.title, { width: 96, height: 72, sizes })
  const height = Math.max(52, title.lines.length * title.size * lineHeight + 24)
  const top = round(84 - height / 2)
  return (
    fill(paper) +
    weaving(sheet, gilt, 'height="180"') +
    `<path d="M0 ${top}h120v${round(height)}H0z" fill="${ground}"/>` +
    `<path d="M0 ${round(top + 3.5)}h120M0 ${round(top + height - 3.5)}h120" stroke="${weave}" stroke-width="1.2"/>` +
    lines(title.lines, {
      x: 60,
      y: top + 12 + title.size * 0.78,
      size: title.size,
      colour: print,
      centre: true,
    }) +
    `<path d="M0 156h120v16H0z" fill="${paper}"/>` +
    byline(sheet, { x: 60, y: 167, width: 96, colour: ground, centre: true })
  )
}

/** Hills one behind the other, as seen from the city towards Mount Kelud. */
function hills(sheet: Sheet) {
  const { ground, weave, gilt, print } = sheet.colours
  const title = setTitle(sheet.title, { width: 94, height: 70, sizes })
  const shift = (sheet.seed >>> 9) % 30
  return (
    fill(ground) +
    `<circle cx="${30 + shift * 2}" cy="112" r="13" fill="${gilt}"/>` +
    `<path d="M0 136 ${28 + shift} 106q5-4 9 1L120 148v32H0z" fill="${weave}"/>` +
    `<path d="M0 152q30-22 62-8t58-6v42H0z" fill="${gilt}" fill-opacity=".35"/>` +
    `<path d="M0 164q34-14 70-5t50-3v24H0z" fill="${ground}"/>` +
    lines(title.lines, { x: 14, y: 15 + title.size * 0.78, size: title.size, colour: print }) +
    byline(sheet, { x: 14, y: 174, width: 94, colour: print })
  )
}

/** One ornament stamped in gilt. */
function medal(sheet: Sheet) {
  const { ground, weave, gilt, print } = sheet.colours
  const title = setTitle(sheet.title, { width: 94, height: 62, sizes })
  return (
    fill(ground) +
    `<circle cx="60" cy="52" r="36" fill="${weave}"/>` +
    `<circle cx="60" cy="52" r="32.5" fill="none" stroke="${gilt}" stroke-width=".8"/>` +
    stamp(sheet, gilt, { x: 60, y: 52, width: 46 }) +
    lines(title.lines, { x: 60, y: 103 + title.size * 0.6, size: title.size, colour: print, centre: true }) +
    byline(sheet, { x: 60, y: 170, width: 100, colour: gilt, centre: true })
  )
}

/** A cloth spine and paper boards. */
function quarter(sheet: Sheet) {
  const { ground, weave, gilt } = sheet.colours
  const title = setTitle(sheet.title, { width: 76, height: 96, sizes: [18, 16, 14.5, 13, 11.5, 10, 9] })
  return (
    fill(paper) +
    `<path d="M0 0h28v180H0z" fill="${ground}"/>` +
    weaving(sheet, weave, 'height="180"', 28) +
    `<path d="M30.5 0v180" stroke="${gilt}" stroke-width="1.5"/>` +
    lines(title.lines, { x: 38, y: 20 + title.size * 0.8, size: title.size, colour: ground }) +
    byline(sheet, { x: 38, y: 168, width: 78, colour: ground })
  )
}

/** Three fields one below the other, the title in the middle. */
function fields(sheet: Sheet) {
  const { ground, weave, gilt, print } = sheet.colours
  const title = setTitle(sheet.title, { width: 98, height: 72, sizes })
  const start = 93 - (title.lines.length * title.size * lineHeight) / 2
  return (
    fill(ground) +
    weaving(sheet, weave, 'height="48"') +
    `<path d="M0 48h120v90H0z" fill="${paper}"/>` +
    `<path d="M0 52h120M0 134h120" stroke="${gilt}" stroke-width="1.5"/>` +
    lines(title.lines, {
      x: 60,
      y: start + title.size * 0.86,
      size: title.size,
      colour: ground,
      centre: true,
    }) +
    byline(sheet, { x: 60, y: 162, width: 100, colour: print, centre: true })
  )
}

export const layouts = [panel, label, sun, band, hills, medal, quarter, fields]
