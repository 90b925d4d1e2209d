import { newPen } from '#design/print/pen.ts'
import { labelsOnSheet, slotOf, type Sheet } from './sheet.ts'

/** The outline of every label and a scale, to be laid over the paper and held against the light. */
export async function* writeTestSheet(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const pen = newPen({ title: sheet.name })
  pen.newPage(sheet.pageWidth, sheet.pageHeight)
  const style = { width: 0.15, colour: '#000000' }
  for (let place = 0; place < labelsOnSheet(sheet); place += 1) {
    const { x, y } = slotOf(sheet, place)
    const [right, bottom] = [x + sheet.labelWidth, y + sheet.labelHeight]
    pen.line({ x, y }, { x: right, y }, style)
    pen.line({ x: right, y }, { x: right, y: bottom }, style)
    pen.line({ x: right, y: bottom }, { x, y: bottom }, style)
    pen.line({ x, y: bottom }, { x, y }, style)
    pen.write(String(place + 1), { x: x + 2, y: y + 5, face: 'plain', size: 9 })
  }
  const { x, y } = slotOf(sheet, 0)
  // Fifty millimetres, or what the label has: a ruler shows whether the printer shrinks pages.
  const length = Math.min(50, Math.floor((sheet.labelWidth - 4) / 10) * 10)
  pen.line({ x: x + 2, y: y + 7 }, { x: x + 2 + length, y: y + 7 }, { width: 0.4, colour: '#000000' })
  pen.write(`${length} mm`, { x: x + 8, y: y + 5, face: 'plain', size: 7 })
  pen.end()
  yield* pen.taken()
}
