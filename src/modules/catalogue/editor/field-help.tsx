import type { Language } from '#kernel/i18n.ts'
import { fieldRule } from '../marc-schema/schema.ts'
import { codeLabel, subfieldLabel, tagAdvice, tagLabel } from '../marc-schema/tag-words.ts'
import { editorTexts } from './messages.ts'

interface FieldHelpProps {
  tag: string
  language: Language
  /** Without its signs, for the form of a record in words. */
  brief?: boolean
}

/** What a field is for and what may stand in it. */
export const FieldHelp = ({ tag, language, brief }: FieldHelpProps) => {
  const advice = tagAdvice(tag, language)
  return (
    <div class="stack">
      <h2>
        {tag} {tagLabel(tag, language)}
      </h2>
      {advice && <p>{advice}</p>}
      {!brief && <Signs {...{ tag, language }} />}
    </div>
  )
}

const Signs = ({ tag, language }: FieldHelpProps) => {
  const t = editorTexts(language).help
  const rule = fieldRule(tag)
  const subfields = Object.entries(rule?.subfields ?? {}).filter(([, subfield]) => subfield && !subfield.old)
  return (
    <>
      {!rule && tag !== 'LDR' && <p>{tag.includes('9') ? t.local : t.unknown}</p>}
      {rule && <p class="soft">{rule.repeatable ? t.repeatable : t.single}</p>}
      {rule && subfields.length > 0 && <Indicators {...{ tag, language }} />}
      {subfields.length > 0 && (
        <>
          <h3>{t.subfields}</h3>
          <dl class="code-list">
            {subfields.map(
              ([code, subfield]) =>
                subfield && (
                  <div>
                    <dt>
                      <code>${code}</code>
                    </dt>
                    <dd>
                      {subfieldLabel(subfield, language)}
                      {!subfield.repeatable && <span class="soft"> · {t.once}</span>}
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </>
      )}
    </>
  )
}

const Indicators = ({ tag, language }: { tag: string; language: Language }) => {
  const t = editorTexts(language).help
  return (
    <>
      {fieldRule(tag)?.indicators.map((indicator, at) => (
        <>
          <h3>
            {t.indicator(at + 1)}
            {indicator && `: ${codeLabel(indicator.label, language)}`}
          </h3>
          {indicator ? (
            <dl class="code-list">
              {Object.entries(indicator.codes).map(([code, label]) => (
                <div>
                  <dt>
                    <code>{code === ' ' ? '#' : code}</code>
                  </dt>
                  <dd>{codeLabel(label, language)}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p class="soft">{t.blank}</p>
          )}
        </>
      ))}
    </>
  )
}
