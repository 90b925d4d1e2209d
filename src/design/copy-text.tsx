import { Island } from './island.tsx'
import { useTexts } from './language.tsx'

/** A button that copies a text; it is not there where it could not work. */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <copy-text data-text={text} data-done={useTexts().copied}>
    <button class="button" type="button" aria-live="polite" hidden>
      {label}
    </button>
    <Island name="copy-text" />
  </copy-text>
)
