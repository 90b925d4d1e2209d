/** A number as a pattern writes it: `{nomor:5}/PKB/{tahun}` gives 00012/PKB/2026. */
export const written = (pattern: string, number: number, year: number): string =>
  pattern
    .replace(/\{nomor(?::(\d{1,2}))?\}/, (_, width = '1') => String(number).padStart(Number(width), '0'))
    .replace('{tahun}', String(year))

/** What finds the running number in what a pattern wrote, as PostgreSQL and JavaScript both read it. */
export const finder = (pattern: string, year: number | undefined): string =>
  `^${pattern
    .split(/(\{nomor(?::\d{1,2})?\}|\{tahun\})/)
    .map((part) => {
      if (part.startsWith('{nomor')) return '([0-9]{1,15})'
      if (part === '{tahun}') return year === undefined ? '[0-9]{4}' : String(year)
      return part.replaceAll(/[.*+?^$()[\]\\|/-]/g, String.raw`\$&`)
    })
    .join('')}$`
