interface HiddenProps {
  keyOfDeed: string
  visit?: string | undefined
}

/** What makes a form that is sent twice one deed, and where the page leads back to. */
export const Hidden = ({ keyOfDeed, visit }: HiddenProps) => (
  <>
    <input type="hidden" name="key" value={keyOfDeed} />
    {visit && <input type="hidden" name="k" value={visit} />}
  </>
)
