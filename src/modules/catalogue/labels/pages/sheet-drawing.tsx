import { labelsOnSheet, slotOf, type SheetMeasures } from '../sheet.ts'

interface SheetDrawingProps {
  sheet: SheetMeasures
  label: string
  /** Labels printed on this sheet: first, counted from 1, and how many. */
  filled?: { start: number; count: number }
}

/** A sheet as it lies on the table, with the labels that are printed. */
export const SheetDrawing = ({ sheet, label, filled }: SheetDrawingProps) => (
  <svg
    class="sheet-drawing"
    role="img"
    aria-label={label}
    viewBox={`-1 -1 ${sheet.pageWidth + 2} ${sheet.pageHeight + 2}`}
  >
    <rect class="sheet-paper" width={sheet.pageWidth} height={sheet.pageHeight} rx="1" />
    {Array.from({ length: labelsOnSheet(sheet) }, (_, place) => {
      const { x, y } = slotOf(sheet, place)
      const number = place + 1
      const used = filled && number >= filled.start && number < filled.start + filled.count
      return (
        <>
          <rect
            class={used ? 'sheet-label sheet-label-printed' : 'sheet-label'}
            {...{ x, y }}
            width={sheet.labelWidth}
            height={sheet.labelHeight}
            rx="1.5"
          />
          <text
            class={used ? 'sheet-number sheet-number-printed' : 'sheet-number'}
            x={x + sheet.labelWidth / 2}
            y={y + sheet.labelHeight / 2}
            font-size={Math.min(9, sheet.labelHeight * 0.45)}
          >
            {number}
          </text>
        </>
      )
    })}
  </svg>
)
