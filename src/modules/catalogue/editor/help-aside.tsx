import { Island } from '#design/island.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { View } from './editor-page.tsx'
import { editorTexts } from './messages.ts'
import { editorPaths } from './paths.ts'

/** Help on the field that has the focus, and the keys that the view knows. */
export const HelpAside = ({ view, language }: { view: View; language: Language }) => {
  const { keys, help } = editorTexts(language)
  const address = view === 'plain' ? `${editorPaths.fieldHelp}?ringkas=1` : `${editorPaths.fieldHelp}?`
  return (
    <aside class="stack" aria-label={help.title}>
      <field-help data-address={address} hidden>
        <p class="soft">{help.start}</p>
      </field-help>
      <Island name="field-help" />
      <details class="disclosure">
        <summary>{keys.title}</summary>
        <dl class="key-list">
          {[...(view === 'marc' ? keys.rows : []), ...keys.form].map(([key, words]) => (
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
  )
}
