/** What the clock of this device is behind that of the server, as last seen, in milliseconds. */
const name = 'patria-luring-jam'
/** The server tells its time in whole seconds, and the answer takes a moment. */
const unsure = 5000

const offset = () => Number(localStorage.getItem(name) ?? '0') || 0

/** Compares clocks by the `Date` of an answer. */
export function compareClocks(answer: Response): void {
  const told = Date.parse(answer.headers.get('Date') ?? '')
  if (Number.isNaN(told)) return
  const behind = told - Date.now()
  localStorage.setItem(name, String(Math.abs(behind) < unsure ? 0 : behind))
}

/** This moment as the server would say it, and always later than what was written down last. */
export function deviceTime(last?: string): string {
  const now = Date.now() + offset()
  return new Date(last === undefined ? now : Math.max(now, Date.parse(last) + 1)).toISOString()
}

/** The day that it is in Blitar. */
export const today = (): string => new Date(Date.now() + offset() + 7 * 3_600_000).toISOString().slice(0, 10)
