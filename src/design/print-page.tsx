import { Island } from './island.tsx'

/** A button that prints the page; without scripts the browser's own menu does. */
export const PrintPage = ({ label }: { label: string }) => (
  <print-page>
    <button class="button" type="button" hidden>
      {label}
    </button>
    <Island name="print-page" />
  </print-page>
)
