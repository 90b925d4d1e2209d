import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { selectionInWords } from '../../batch/pages/selection-in-words.ts'
import { labelTexts, type LabelTexts } from '../messages.ts'
import { labelPaths } from '../paths.ts'
import type { PrintOptions } from '../print-options.ts'
import type { Print } from '../prints.ts'
import { labelContents, labelsOnSheet, type Sheet } from '../sheet.ts'
import { SheetDrawing } from './sheet-drawing.tsx'

export interface PrintPageProps {
  context: PageContext
  print: Print
  sheets: readonly Sheet[]
  options: PrintOptions
  /** The first that are printed. */
  rows: readonly { barcode?: string; callNumber: string; title: string }[]
  /** Labels that will have no call number. */
  withoutCallNumber: number
}

/** How what was chosen is printed. */
export const PrintPage = (props: PrintPageProps) => {
  const { context, print, options, withoutCallNumber } = props
  const t = labelTexts(context.language)
  const shown = (count: number) => formatNumber(count, context.language)
  const title = t.subjects[print.subject]
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={selectionInWords(print.selection, context.language)} />
      <div class="stack">
        <p>
          <strong>{t.print.count(shown(print.ids.length))}</strong>
        </p>
        {print.unknown.length > 0 && (
          <Notice kind="warning" title={t.print.unknown(shown(print.unknown.length))}>
            {print.unknown.slice(0, 200).join(', ')}
          </Notice>
        )}
        {withoutCallNumber > 0 && options.content !== 'barcode' && (
          <Notice kind="warning">{t.print.noCallNumber(shown(withoutCallNumber))}</Notice>
        )}
        <div class="sheet-beside">
          <OptionsForm {...props} t={t} />
          <Plan {...props} t={t} />
        </div>
        <Rows {...props} t={t} />
      </div>
    </StaffPage>
  )
}

type PartProps = PrintPageProps & { t: LabelTexts }

const OptionsForm = ({ print, sheets, options, t }: PartProps) => {
  const { sheet, content, symbol, start } = options
  const cards = print.subject === 'records'
  const contents = labelContents.filter((one) => one !== 'card')
  return (
    <form class="form" action={labelPaths.print(print.id)}>
      <input type="hidden" name="tampil" value="1" />
      <SelectField
        name="kertas"
        label={t.print.sheet}
        value={String(sheet.id)}
        hint={sheet.note || undefined}
        options={sheets.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      {!cards && (
        <SelectField
          name="isi"
          label={t.print.content}
          value={content}
          options={contents.map((one) => ({ value: one, label: t.print.contents[one] }))}
        />
      )}
      {!cards && (
        <SelectField
          name="simbol"
          label={t.print.symbol}
          hint={t.print.symbolHint}
          value={symbol}
          options={(['code128', 'qr'] as const).map((one) => ({ value: one, label: t.print.symbols[one] }))}
        />
      )}
      <TextField
        name="mulai"
        label={t.print.start}
        hint={t.print.startHint}
        value={start}
        type="number"
        min={1}
        max={labelsOnSheet(sheet)}
        width="short"
      />
      <Checkbox name="warna" label={t.print.colours} checked={options.colours} />
      {cards ? (
        <Checkbox name="semua" label={t.print.allCards} checked={options.allCards} />
      ) : (
        <>
          <Checkbox name="nama" label={t.print.library} checked={options.library} />
          <Checkbox name="judul" label={t.print.withTitle} checked={options.withTitle} />
        </>
      )}
      <div class="form-actions">
        <Button kind="primary" autofocus formaction={labelPaths.file(print.id)}>
          {t.print.open}
        </Button>
        <Button>{t.print.show}</Button>
      </div>
    </form>
  )
}

const Plan = ({ context, print, options, t }: PartProps) => {
  const { sheet, content, start, allCards } = options
  const labels = print.ids.length * (content === 'pairs' ? 2 : 1)
  const onSheet = labelsOnSheet(sheet)
  const count = Math.min(labels, onSheet - start + 1)
  const sheets = Math.ceil((start - 1 + labels) / onSheet)
  return (
    <figure class="sheet-plan">
      <SheetDrawing sheet={sheet} filled={{ start, count }} label={t.print.planLabel(start, count)} />
      <figcaption>
        {!allCards && <strong>{t.print.plan(formatNumber(sheets, context.language))}</strong>} {t.print.scale}
      </figcaption>
    </figure>
  )
}

const Rows = ({ context, print, rows, t }: PartProps) => {
  const part =
    rows.length < print.ids.length ? ` (${t.print.first(formatNumber(rows.length, context.language))})` : ''
  const none = <span class="soft">{t.print.none}</span>
  const barcodes = {
    key: 'barcode',
    label: t.print.barcode,
    names: true,
    cell: ({ barcode }: PrintPageProps['rows'][number]) => barcode,
  }
  return (
    <section class="stack">
      <h2>
        {t.print.rows}
        {part}
      </h2>
      <Table
        caption={t.print.rows}
        captionHidden
        rows={rows}
        columns={[
          ...(print.subject === 'items' ? [barcodes] : []),
          { key: 'callNumber', label: t.print.callNumber, cell: ({ callNumber }) => callNumber || none },
          { key: 'title', label: t.print.titleOf, cell: ({ title }) => title },
        ]}
      />
    </section>
  )
}
