import { ofCard, ofLoan, ofReturn, readScanned, type Saying, type Served } from './answer.ts'
import { deviceTime, today } from './clock.ts'
import type { CopyKnown, Known } from './known.ts'
import { mostQueued, queued, write, type QueuedDeed } from './queue.ts'

/** The desk at this moment. */
export interface Desk {
  known: Known | undefined
  returning: boolean
  served: Served | undefined
  /** What was lent to whoever is served, for their receipt. */
  lent: QueuedDeed[]
}

export type Tone = 'good' | 'attention' | 'bad'

/** What a scan came to: something to say, and what staff have to decide before it counts. */
export interface Said {
  tone: Tone
  says: (Saying | [name: string, ...values: string[]])[]
  /** Written on a button each. */
  choices?: { label: string; choose: () => Promise<Said | undefined> }[]
}

/** Reads a scan and does what it asks for; the deed is on the disk before this resolves. */
export async function scan(desk: Desk, text: string): Promise<Said> {
  const { served, returning, known } = desk
  const scanned = await readScanned(known, text, { serving: served !== undefined, returning })
  if (scanned.kind === 'card') return serve(desk, scanned.card)
  if (scanned.kind === 'copy') return take(desk, scanned.barcode, scanned.known)
  return {
    tone: 'attention',
    says: [['ask', text]],
    choices: [
      { label: 'is-card', choose: () => serve(desk, text.toUpperCase()) },
      { label: 'is-copy', choose: () => take(desk, text, undefined) },
      { label: 'cancel', choose: async () => undefined },
    ],
  }
}

/** Opens a member; in the middle of returns too, as at the ordinary desk. */
async function serve(desk: Desk, card: string): Promise<Said> {
  const scanned = await readScanned(desk.known, card, { serving: false, returning: false })
  const known = scanned.kind === 'card' ? scanned.known : undefined
  const before = (await queued()).filter((deed) => deed.kind === 'lend' && deed.card === card).length
  desk.served = { card, known, lent: before }
  desk.lent = []
  desk.returning = false
  const against = desk.known ? ofCard(desk.served) : []
  if (against.length > 0) return { tone: 'bad', says: against }
  const rest = known && known.rest < 15 ? known.rest - before : undefined
  return {
    tone: 'good',
    says: [['card-ok', card], ...(rest === undefined ? [] : [['rest', String(rest)] as ['rest', string]])],
  }
}

async function take(desk: Desk, barcode: string, copy: CopyKnown | undefined): Promise<Said> {
  if (desk.returning) {
    const aside = ofReturn(copy)
    await keep(desk, { kind: 'return', card: null, barcode, dueOn: null })
    return { tone: aside.length > 0 ? 'attention' : 'good', says: [['returned', barcode], ...aside] }
  }
  const { served } = desk
  if (!served) return { tone: 'bad', says: [['card-first']] }
  const { against, beside, dueOn } = ofLoan(desk.known, served, copy, today())
  const lend = async (): Promise<Said> => {
    const deed = await keep(desk, { kind: 'lend', card: served.card, barcode, dueOn })
    served.lent++
    if (desk.served === served) desk.lent.push(deed)
    const said: Said['says'][number] = dueOn ? ['lent-due', barcode, dueOn] : ['lent', barcode]
    return { tone: beside.length > 0 ? 'attention' : 'good', says: [said, ...beside] }
  }
  if (against.length === 0) return lend()
  return {
    tone: 'bad',
    says: [['copy', barcode, served.card], ...against],
    choices: [
      { label: 'anyway', choose: lend },
      { label: 'cancel', choose: async () => undefined },
    ],
  }
}

/** Thrown where nothing more may be written down before what is there was sent. */
export class QueueFull extends Error {}

async function keep(
  { known }: Desk,
  deed: Pick<QueuedDeed, 'kind' | 'card' | 'barcode' | 'dueOn'>,
): Promise<QueuedDeed> {
  const before = await queued()
  if (before.length >= mostQueued) throw new QueueFull()
  const at = deviceTime(before.at(-1)?.at)
  const whole = { ...deed, key: `luring-${crypto.randomUUID()}`, at, branchId: known?.list.branch.id ?? 0 }
  await write(whole)
  return whole
}
