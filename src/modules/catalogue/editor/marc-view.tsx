import { TextArea } from '#design/field.tsx'
import { Island } from '#design/island.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { MarcRecord } from '../marc/record.ts'
import { marcToText } from '../records/marc-text.ts'
import { FixedFields } from './fixed-fields.tsx'
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
  /** The field in which typing goes on. */
  focus?: string
}

/** The whole record: a row for each field, or a text where no script runs. */
export const MarcView = (props: MarcViewProps) => {
  const { context, record, text = marcToText(props.record), remarks, focus } = props
  const { language } = context
  const { marc: t, problems } = editorTexts(language)
  return (
    <div class="stack">
      <marc-editor data-words={JSON.stringify(t)} data-problems={JSON.stringify(remarks)} data-focus={focus}>
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
        <MarcTools language={language} />
        <Island name="marc-editor" />
      </marc-editor>
      <FixedFields {...{ record, language }} />
    </div>
  )
}

/** What the keys do, for fingers and mice; it is done to the row that was typed in last. */
const MarcTools = ({ language }: { language: Language }) => {
  const t = editorTexts(language).tools
  return (
    <marc-tools class="marc-tools" role="group" aria-label={t.label} hidden>
      {t.list.map(([deed, label, keys]) => (
        <button class="button" type="button" data-deed={deed} aria-keyshortcuts={keys}>
          {label}
        </button>
      ))}
      <Island name="marc-tools" />
    </marc-tools>
  )
}
