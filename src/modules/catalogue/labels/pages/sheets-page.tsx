import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { colourClasses, nameOfClass, type LabelColours } from '../colours.ts'
import { labelTexts } from '../messages.ts'
import { labelPaths } from '../paths.ts'
import { labelsOnSheet, type Sheet } from '../sheet.ts'

interface SheetsPageProps {
  context: PageContext
  sheets: readonly Sheet[]
  colours: LabelColours
  saved: boolean
}

/** Paper and colours of labels. */
export const SheetsPage = ({ context, sheets, colours, saved }: SheetsPageProps) => {
  const { language } = context
  const t = labelTexts(language)
  const size = ({ labelWidth, labelHeight }: Sheet) =>
    `${formatNumber(labelWidth, language)} × ${formatNumber(labelHeight, language)} mm`
  return (
    <StaffPage context={context} title={t.sheets.title}>
      <PageHeading
        title={t.sheets.title}
        lead={t.sheets.lead}
        actions={
          <ButtonLink href={labelPaths.newSheet} kind="primary">
            {t.sheets.new}
          </ButtonLink>
        }
      />
      <div class="stack">
        {saved && <Notice kind="success">{t.sheets.saved}</Notice>}
        <Table
          caption={t.sheets.title}
          captionHidden
          stacked
          rows={sheets}
          columns={[
            {
              key: 'name',
              label: t.sheets.name,
              names: true,
              cell: ({ id, name, note, usual }) => (
                <>
                  <a href={labelPaths.sheet(id)}>{name}</a> {usual && <Badge>{t.sheets.first}</Badge>}
                  <br />
                  <small class="soft">{note}</small>
                </>
              ),
            },
            { key: 'size', label: t.sheets.size, cell: size },
            { key: 'count', label: t.sheets.perSheet, numeric: true, cell: (sheet) => labelsOnSheet(sheet) },
            { key: 'content', label: t.sheets.content, cell: ({ content }) => t.print.contents[content] },
          ]}
        />
        <ColoursForm colours={colours} language={language} />
      </div>
    </StaffPage>
  )
}

const ColoursForm = ({
  colours,
  language,
}: Pick<SheetsPageProps, 'colours'> & Pick<PageContext, 'language'>) => {
  const t = labelTexts(language)
  return (
    <section class="stack">
      <h2>{t.colours.title}</h2>
      <p class="hint">{t.colours.lead}</p>
      <form method="post" action={labelPaths.colours} class="stack">
        <div class="label-colours">
          {colourClasses.map((one) => (
            <div>
              <input id={`colour-${one}`} name={`colour-${one}`} type="color" value={colours[one]} />
              <label for={`colour-${one}`}>
                {one === '-' ? t.colours.unclassed : `${one}00 ${nameOfClass(one) ?? ''}`}
              </label>
            </div>
          ))}
        </div>
        <div>
          <Button>{t.colours.save}</Button>
        </div>
      </form>
    </section>
  )
}
