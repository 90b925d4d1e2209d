import { play } from '../tones.ts'
import type { Desk, Said } from './desk.ts'
import { noted, queued, takeOut } from './queue.ts'
import { listText, noticeOf, receiptLines, rowOfNoted, rowOfQueue } from './show.ts'
import { fill, momentText, type Words } from './words.ts'

/** The states in which the line to the server can be. */
export type LineState =
  | 'online'
  | 'away'
  | 'sending'
  | 'sent'
  | 'signed-out'
  | 'not-allowed'
  | 'no-place'
  | 'refused'
  | 'storage'

/** The page of the desk; its parts are named by `data-part`. */
export interface Screen {
  root: HTMLElement
  words: Words
  labels: Words
  language: string
}

const mostShown = 100

export const openScreen = (root: HTMLElement): Screen => ({
  root,
  words: JSON.parse(root.dataset['texts'] ?? '{}'),
  labels: JSON.parse(root.dataset['labels'] ?? '{}'),
  language: document.documentElement.lang,
})

export const partOf = ({ root }: Screen, name: string): HTMLElement =>
  root.querySelector(`[data-part=${name}]`) ?? root

export const scanBox = ({ root }: Screen) => root.querySelector<HTMLInputElement>('input[name=q]')

/** Says what a scan came to; what has to be decided stays until it is. */
export function say(screen: Screen, said: Said, decide: (choose: () => Promise<Said | undefined>) => void) {
  const answers = partOf(screen, 'answers')
  for (const notice of answers.querySelectorAll('.notice:not([data-open])')) notice.remove()
  const notice = noticeOf(screen, said, (choose) => {
    notice.remove()
    decide(choose)
    scanBox(screen)?.focus()
  })
  if (said.choices) notice.dataset['open'] = ''
  answers.prepend(notice)
  play(said.tone)
}

/** Says how it stands with the server. */
export function tell(screen: Screen, state: LineState, left = 0) {
  const line = partOf(screen, 'line')
  const text = fill(screen.words, state, String(left))
  // Not said again to those who hear the page.
  if (line.textContent !== text) line.textContent = text
  line.dataset['state'] = state
  partOf(screen, 'sign-in').hidden = state !== 'signed-out'
  partOf(screen, 'choose-place').hidden = state !== 'no-place'
  partOf(screen, 'to-desk').hidden = state !== 'online' && state !== 'sent'
}

/** Who is served, and what the scan box waits for. */
export function drawDesk(screen: Screen, { returning, served, known }: Desk, madeAt: number | undefined) {
  const { labels, root } = screen
  const waitsFor = returning ? 'scanReturn' : served ? 'scanCopy' : 'scanCard'
  partOf(screen, 'label').textContent = labels[waitsFor] ?? ''
  const chosen = returning ? 'return' : 'lend'
  for (const radio of root.querySelectorAll<HTMLInputElement>('input[name=mode]'))
    radio.checked = radio.value === chosen
  partOf(screen, 'served').hidden = !served
  if (served) partOf(screen, 'receipt').hidden = true
  partOf(screen, 'card').textContent = served?.card ?? ''
  partOf(screen, 'branch').textContent = known?.list.branch.name ?? ''
  partOf(screen, 'list').textContent = listText(screen, madeAt)
}

/** What waits to be sent, and what the server has taken: first what staff should look at. */
export async function drawQueue(screen: Screen, changed: () => void) {
  const [waiting, taken] = await Promise.all([queued(), noted()])
  partOf(screen, 'count').textContent = fill(screen.words, 'waiting', String(waiting.length))
  partOf(screen, 'empty').hidden = waiting.length > 0
  partOf(screen, 'waiting').hidden = waiting.length === 0
  const queue = partOf(screen, 'queue')
  queue.replaceChildren()
  for (const deed of waiting.slice(-mostShown))
    queue.prepend(rowOfQueue(screen, deed, () => void takeOut(deed.key).then(changed)))
  partOf(screen, 'taken').hidden = taken.length === 0
  const first = taken.filter(({ conflict }) => conflict !== null)
  const rest = taken.filter(({ conflict }) => conflict === null)
  const rows = [...first, ...rest].slice(0, mostShown).map((one) => rowOfNoted(screen, one))
  partOf(screen, 'noted').replaceChildren(...rows)
}

/** Shows the receipt of whoever was served, and sends it to the printer. */
export function printReceipt(screen: Screen, { served, lent, known }: Desk) {
  partOf(screen, 'receipt').hidden = lent.length === 0
  if (!served || lent.length === 0) return
  const { labels } = screen
  const branch = known?.list.branch.name ?? ''
  partOf(screen, 'receipt-branch').textContent = branch === labels['library'] ? '' : branch
  partOf(screen, 'receipt-time').textContent = momentText(lent.at(-1)?.at ?? Date.now(), screen.language)
  partOf(screen, 'receipt-card').textContent = served.card
  partOf(screen, 'receipt-lines').replaceChildren(...receiptLines(screen, lent))
  window.print()
}
