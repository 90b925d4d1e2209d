import type { Desk } from './desk.ts'
import { fetchList, keptList } from './list.ts'
import { queued } from './queue.ts'
import { partOf, tell, type Screen } from './screen.ts'
import { sendAll } from './send.ts'

/** What the page remembers while it is open. */
export interface State {
  desk: Desk
  /** When the list was made; undefined where there is none. */
  madeAt: number | undefined
}

const listFreshFor = 10 * 60_000

const isOld = ({ madeAt }: State) => madeAt === undefined || Date.now() - madeAt > listFreshFor

/** The line to the server: sends what waits and keeps the list fresh, one call at a time. */
export function openLine(screen: Screen, state: State, draw: () => void) {
  const { list = '', deeds = '' } = screen.root.dataset
  let calling = false

  async function send() {
    const left = async () => {
      tell(screen, 'sending', (await queued()).length)
      draw()
    }
    const sent = await sendAll(deeds, () => void left())
    // What the server cannot read may wait for days; the list does not grow old meanwhile.
    if (sent === 'refused' && isOld(state)) await readAnew()
    tell(screen, sent, (await queued()).length)
  }

  async function readAnew() {
    const { state: line, kept } = await fetchList(list)
    if (kept) [state.desk.known, state.madeAt] = [kept.known, kept.madeAt]
    return line
  }

  const freshen = async () => tell(screen, await readAnew())

  const wasAway = () => partOf(screen, 'line').dataset['state'] !== 'online'

  /** Sends what waits; where nothing does, looks now and then whether the list has changed. */
  async function call(first = false) {
    if (calling) return
    calling = true
    try {
      if ((await queued()).length > 0) await send()
      else if (first || wasAway() || isOld(state)) await freshen()
    } catch {
      tell(screen, 'storage')
    } finally {
      calling = false
      draw()
    }
  }

  /** The list of before, at once, and then whoever is at the other end. */
  async function begin() {
    const kept = await keptList(list)
    if (kept) [state.desk.known, state.madeAt] = [kept.known, kept.madeAt]
    draw()
    await call(true)
  }

  return { begin, call }
}
