const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** A pattern with a running number and the year, in any order; the month may stand in it too. */
export const isNumberPattern = (pattern: string): boolean =>
  [...pattern.matchAll(/\{([^{}]*)\}/g)].every(([, name = '']) =>
    /^(nomor(:[1-9])?|bulan|tahun)$/.test(name),
  ) &&
  (pattern.match(/\{nomor(:[1-9])?\}/g) ?? []).length === 1 &&
  pattern.includes('{tahun}') &&
  !/[{}]/.test(pattern.replaceAll(/\{[^{}]*\}/g, ''))

/** 012/SBP/PKB/XI/2026 from {nomor:3}/SBP/PKB/{bulan}/{tahun}; months are Roman, as on letters of an office. */
export const letterNumber = (pattern: string, running: number, day: string): string =>
  pattern.replaceAll(/\{(nomor|bulan|tahun)(?::(\d))?\}/g, (_, name: string, width: string | undefined) => {
    if (name === 'tahun') return day.slice(0, 4)
    if (name === 'bulan') return romanMonths[Number(day.slice(5, 7)) - 1] ?? ''
    return String(running).padStart(Number(width ?? 1), '0')
  })
