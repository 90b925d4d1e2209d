import type { Language } from '#kernel/i18n.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import { Dialog, OpensDialog } from './dialog.tsx'
import { Island } from './island.tsx'
import { designMessages } from './messages.ts'

interface KeyboardShortcutsProps {
  entries: readonly MenuEntry[]
  language: Language
}

/** The list of keys that staff pages know; the island listens for them. */
export const KeyboardShortcuts = ({ entries, language }: KeyboardShortcutsProps) => {
  const texts = designMessages(language)
  return (
    <keyboard-shortcuts>
      <OpensDialog id="bantuan">{texts.keyboardHelp} (?)</OpensDialog>
      <Dialog id="bantuan" title={texts.keyboard.title}>
        <table>
          <tbody>
            <Shortcut keys={['/']} text={texts.keyboard.scan} />
            <Shortcut keys={['?']} text={texts.keyboard.help} />
            <Shortcut keys={['Esc']} text={texts.keyboard.close} />
          </tbody>
        </table>
        <h3>{texts.keyboard.jump}</h3>
        <table>
          <tbody>
            {entries.map(
              (entry) =>
                entry.shortcut && <Shortcut keys={['g', entry.shortcut]} text={entry.label[language]} />,
            )}
          </tbody>
        </table>
      </Dialog>
      <Island name="keyboard-shortcuts" />
    </keyboard-shortcuts>
  )
}

const Shortcut = ({ keys, text }: { keys: readonly string[]; text: string }) => (
  <tr>
    <th scope="row">
      {keys.map((key) => (
        <>
          <kbd>{key}</kbd>{' '}
        </>
      ))}
    </th>
    <td>{text}</td>
  </tr>
)
