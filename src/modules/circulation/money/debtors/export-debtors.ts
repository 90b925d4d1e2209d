import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import { dayOf } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Debtor } from './list-debtors.ts'
import { debtorTexts } from './messages.ts'

export const debtorsAsCsv = (debtors: readonly Debtor[], language: Language): string =>
  stringify([headings(language), ...debtors.map((debtor) => cells(debtor, language))], {
    escape_formulas: true,
    bom: true,
  })

export function debtorsAsXlsx(debtors: readonly Debtor[], language: Language): Promise<Buffer> {
  const head = headings(language).map((value) => ({ value, fontWeight: 'bold' as const }))
  const rows = debtors.map((debtor) => cells(debtor, language).map((value) => ({ value })))
  const columns = [30, 18, 20, 10, 14, 14].map((width) => ({ width }))
  return writeXlsxFile([head, ...rows], { columns, stickyRowsCount: 1 }).toBuffer()
}

function headings(language: Language): string[] {
  const t = debtorTexts(language)
  return [t.member, t.card, t.category, t.charges, t.since, t.owed]
}

const cells = (
  { name, cardNumber, categoryId, categoryEn, charges, since, owed }: Debtor,
  language: Language,
): (string | number)[] => [
  name,
  cardNumber ?? '',
  language === 'id' ? categoryId : categoryEn,
  charges,
  dayOf(since),
  owed,
]
