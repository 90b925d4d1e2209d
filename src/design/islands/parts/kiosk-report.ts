/** What the library answers a kiosk that tells of itself. */
export interface Told {
  paired: boolean
  alive?: boolean
  locked?: boolean
  restart?: boolean
}

const pause = 15_000

/** Tells every few seconds that this kiosk is there, what voice it has and what went wrong, and passes on the answer. */
export function reportFrom(
  watch: HTMLElement,
  { active, hear }: { active(since: number): boolean; hear(told: Told): void },
): void {
  let last = Date.now()
  let error: string | undefined
  addEventListener('error', ({ message }) => (error = message))
  addEventListener('unhandledrejection', ({ reason }) => {
    // What the browser itself gave up, such as the fading of a page, is no fault.
    if (!(reason instanceof DOMException)) error = String(reason)
  })
  const banner = watch.querySelector<HTMLElement>('[data-offline]')
  const report = async () => {
    const body = JSON.stringify({ active: active(last), voice: voiceHere(), error: error?.slice(0, 300) })
    last = Date.now()
    const answer = await fetch(watch.dataset.report ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    if (answer.status >= 500) throw new Error(String(answer.status))
    error = undefined
    hear(await answer.json())
  }
  const tell = () =>
    report()
      .then(() => true)
      .catch(() => false)
      .then((there) => banner && (banner.hidden = there))
  void tell()
  setInterval(() => void tell(), pause)
}

/** Browsers fetch their list of voices late; an empty one tells nothing. */
function voiceHere(): 'there' | 'none' | undefined {
  const voices = 'speechSynthesis' in window ? speechSynthesis.getVoices() : []
  if (voices.length === 0) return undefined
  return voices.some(({ lang }) => lang.startsWith('id')) ? 'there' : 'none'
}
