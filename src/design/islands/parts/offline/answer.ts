import { dueOf, findCard, findCopy, type CardKnown, type CopyKnown, type Known } from './known.ts'

/** Whom the desk is serving. */
export interface Served {
  card: string
  /** Undefined where the card is on no list. */
  known: CardKnown | undefined
  /** What was lent to them since the list was made, as far as this device knows. */
  lent: number
}

/** Something to say; the texts stand in `modules/desk/offline/messages.ts` under the same names. */
export type Saying =
  | 'card-blocked'
  | 'card-suspended'
  | 'card-expired'
  | 'card-owes'
  | 'card-lost'
  | 'card-replaced'
  | 'card-left'
  | 'card-limit'
  | 'card-unknown'
  | 'copy-unknown'
  | 'copy-not-for-loan'
  | 'copy-kept'
  | 'copy-kept-theirs'
  | 'copy-wanted'
  | 'put-aside'

export type Scanned =
  | { kind: 'card'; card: string; known: CardKnown | undefined }
  | { kind: 'copy'; barcode: string; known: CopyKnown | undefined }
  /** Neither on the list of cards nor on that of copies. */
  | { kind: 'unknown'; text: string }

/** Tells cards from copies; without a list, whoever is served or not decides. */
export async function readScanned(
  known: Known | undefined,
  text: string,
  { serving, returning }: { serving: boolean; returning: boolean },
): Promise<Scanned> {
  const guessed: Scanned =
    serving || returning
      ? { kind: 'copy', barcode: text, known: undefined }
      : { kind: 'card', card: text, known: undefined }
  if (!known) return guessed
  const [card, copy] = await Promise.all([findCard(known, text), findCopy(known, text)])
  if (card) return { kind: 'card', card: text.toUpperCase(), known: card }
  if (copy) return { kind: 'copy', barcode: text, known: copy }
  return known.list.copies.complete ? { kind: 'unknown', text } : guessed
}

/** What to say of a card. */
export function ofCard({ known, lent }: Served): Saying[] {
  if (!known) return ['card-unknown']
  if (known.state !== 'ok') return [`card-${known.state}`]
  return known.rest < 15 && known.rest - lent <= 0 ? ['card-limit'] : []
}

export interface LoanAnswer {
  /** Reasons for which staff should say yes before it is written down. */
  against: Saying[]
  /** What may be told beside it. */
  beside: Saying[]
  dueOn: string | null
}

/** What to say of a loan, from the list alone. */
export function ofLoan(
  known: Known | undefined,
  served: Served,
  copy: CopyKnown | undefined,
  today: string,
): LoanAnswer {
  const due =
    known && served.known && copy
      ? dueOf(known, { category: served.known.category, kind: copy.kind, today })
      : undefined
  const kept = copy?.keptFor !== undefined
  const theirs = kept && copy.keptFor === served.known?.hash
  const against: Saying[] = [
    ...(known ? ofCard(served) : []),
    ...(known?.list.copies.complete && !copy ? (['copy-unknown'] as const) : []),
    ...(copy && (!copy.forLoan || due === null) ? (['copy-not-for-loan'] as const) : []),
    ...(kept && !theirs ? (['copy-kept'] as const) : []),
  ]
  const beside: Saying[] = theirs ? ['copy-kept-theirs'] : copy?.wanted && !kept ? ['copy-wanted'] : []
  return { against, beside, dueOn: due ?? null }
}

/** What to say of a return: whether somebody waits for the copy. */
export const ofReturn = (copy: CopyKnown | undefined): Saying[] =>
  copy?.wanted || copy?.keptFor !== undefined ? ['put-aside'] : []
