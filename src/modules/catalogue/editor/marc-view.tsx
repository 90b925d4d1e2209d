import { TextArea } from '#design/field.tsx'
import { Island } from '#design/island.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { MarcRecord } from '../marc/record.ts'
import { marcToText } from '../records/marc-text.ts'
import { FixedFields } from './fixed-fields.tsx'
import { editorPaths } from './paths.ts'
import { editorTexts } from './messages.ts'

/** What is wrong with a line of the text, counted from 1. */
export interface LineRemark {
  line: number
  text: string
  warning: boolean
}

interface MarcViewProps {
  context: PageContext
  record: MarcRecord
  /** What was typed, where it is no record. */
  text?: string
  remarks: readonly LineRemark[]
}

/** The whole record: a row for each field, or a text where no script runs. */
export const MarcView = ({ context, record, text = marcToText(record), remarks }: MarcViewProps) => {
  const { language } = context
  const { marc: t, keys, help, problems } = editorTexts(language)
  return (
    <div class="marc-beside">
      <div class="stack">
        <marc-editor data-words={JSON.stringify(t)} data-problems={JSON.stringify(remarks)}>
          <div class="marc-field marc-plain">
            <TextArea name="marc" label={t.label} hint={t.hint} rows={26} value={text} />
            {remarks.length > 0 && (
              <ul class="marc-remarks">
                {remarks.map(({ line, text: words, warning }) => (
                  <li class={warning ? 'marc-warning' : 'error'}>{problems.line(line, words)}</li>
                ))}
              </ul>
            )}
          </div>
          <Island name="marc-editor" />
        </marc-editor>
        <FixedFields {...{ record, language }} />
      </div>
      <aside class="stack" aria-label={help.title}>
        <field-help data-address={editorPaths.fieldHelp} hidden>
          <p class="soft">{help.start}</p>
        </field-help>
        <Island name="field-help" />
        <details class="disclosure">
          <summary>{keys.title}</summary>
          <dl class="key-list">
            {keys.list.map(([key, words]) => (
              <div>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </details>
      </aside>
    </div>
  )
}
