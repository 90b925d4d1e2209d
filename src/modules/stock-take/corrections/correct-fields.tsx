import { Button } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { formatNumber } from '#design/format.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import type { ResultList } from '../results/lists.ts'
import type { CorrectionDeed } from './deeds.ts'

interface CorrectFieldsProps {
  context: PageContext
  list: ResultList
  finding: string | undefined
  total: number
  deeds: readonly CorrectionDeed[]
}

/** Says what to do with copies of a list, within the form of its table. */
export const CorrectFields = ({ context, list, finding, total, deeds }: CorrectFieldsProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.corrections
  return (
    <fieldset class="opname-correct">
      <legend>{t.heading}</legend>
      <p class="soft">{t.lead}</p>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="finding" value={finding ?? ''} />
      <div class="field-grid">
        <SelectField
          name="deed"
          label={t.deed}
          value={deeds[0]}
          options={deeds.map((deed) => ({ value: deed, label: t.deeds[deed] }))}
        />
        <SelectField
          name="which"
          label={texts.results.copy}
          value="ticked"
          options={[
            { value: 'ticked', label: texts.results.onlyTicked },
            { value: 'all', label: texts.results.allOf(formatNumber(total, language)) },
          ]}
        />
      </div>
      <p class="form-actions">
        <Button kind="primary">{t.preview}</Button>
      </p>
    </fieldset>
  )
}
