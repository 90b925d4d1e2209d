import * as v from 'valibot'
import type { Tx } from '#kernel/database.ts'
import type { Event } from '#kernel/events.ts'
import { readersOfSuggestion } from '#modules/acquisition/index.ts'
import type { NewNotice } from './note.ts'

const SuggestionMoved = v.object({ suggestionId: v.number(), state: v.string() })

/** Whoever suggested a title or voted for it is told how it stands. */
export async function noticesOfSuggestion({ id, payload }: Event, now: Date, tx: Tx): Promise<NewNotice[]> {
  const { suggestionId, state } = v.parse(SuggestionMoved, payload)
  const { proposers, supporters, firstHours } = await readersOfSuggestion(tx, suggestionId)
  const about = { suggestion: suggestionId, state }
  // Whoever suggested a title that has come may reserve it before the others hear of it.
  const later = new Date(now.getTime() + (state === 'arrived' ? firstHours * 3_600_000 : 0))
  const notice = (tellFrom: Date) => (patronId: number) => ({
    key: `suggestion:${suggestionId}:${id}:${patronId}`,
    kind: 'suggestion' as const,
    patronId,
    about,
    tellFrom,
  })
  return [...proposers.map(notice(now)), ...supporters.map(notice(later))]
}
