import { stringify } from 'csv-stringify/sync'
import { formatShortMoment } from '#design/format.ts'
import { mostSheetRows, type Sheet, type SheetCell } from '#design/print/sheet/write-sheet.ts'
import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import { stockTakeTexts } from '../messages.ts'
import type { Session } from '../sessions/session.ts'
import { listRows, type ResultList, type ResultRow } from './lists.ts'
import { findingWord, remarkOf } from './row-words.ts'

interface Wanted {
  list: ResultList
  open: boolean
  finding: string | undefined
  language: Language
}

const atOnce = 10_000

/** A list as a CSV file, row after row. */
export async function* listAsCsv(db: Db, session: Session, wanted: Wanted): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${stringify([labelsOf(wanted.language)])}`)
  for (let offset = 0; ; offset += atOnce) {
    const rows = await listRows(db, session, { ...wanted, offset, limit: atOnce })
    const cells = rows.map((row) => cellsOf(row, wanted.language))
    if (cells.length > 0) yield Buffer.from(stringify(cells, { escape_formulas: true }))
    if (rows.length < atOnce) return
  }
}

/** The same for a spreadsheet program; longer lists are for CSV. */
export async function listAsSheet(db: Db, session: Session, wanted: Wanted): Promise<Sheet> {
  const rows = await listRows(db, session, { ...wanted, offset: 0, limit: mostSheetRows })
  const widths = [20, 15, 45, 22, 14, 24, 14, 14, 20, 18, 8, 40, 8]
  return {
    name: stockTakeTexts(wanted.language).lists[wanted.list].slice(0, 31),
    columns: labelsOf(wanted.language).map((label, place) => ({ label, width: widths[place] ?? 14 })),
    rows: rows.map((row) => cellsOf(row, wanted.language)),
  }
}

const labelsOf = (language: Language): string[] => Object.values(stockTakeTexts(language).results.columns)

function cellsOf(row: ResultRow, language: Language): SheetCell[] {
  const texts = stockTakeTexts(language)
  return [
    findingWord(row.finding, texts),
    row.barcode,
    row.title,
    row.callNumber,
    row.shelf,
    row.branch,
    row.collectionType,
    row.seenShelf,
    row.counter,
    row.lastAt ? formatShortMoment(row.lastAt, language) : null,
    row.scans,
    remarkOf(row, texts),
    row.settled ? texts.results.yes : texts.results.no,
  ]
}
