import type { StockTakeTexts } from '../messages.ts'
import type { Session } from './session.ts'

/** What is counted of a branch, in words. */
export function partInWords(
  {
    shelves,
    collectionTypes,
    callFrom,
    callTo,
  }: Pick<Session, 'shelves' | 'collectionTypes' | 'callFrom' | 'callTo'>,
  { part }: StockTakeTexts,
): string {
  const said = [
    ...(shelves.length > 0 ? [part.shelves(shelves.join(', '))] : []),
    ...(collectionTypes.length > 0 ? [part.types(collectionTypes.join(', '))] : []),
    ...(callFrom || callTo ? [part.range(callFrom, callTo)] : []),
  ]
  return said.join('; ') || part.all
}
