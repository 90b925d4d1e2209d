import { listQueue, itemState, type ItemState } from '#modules/circulation/index.ts'
import { findCopy, mediaType } from '../facts/copy.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { branchCode, dueDay, echo, fieldOf, institution, moment, screen } from './parts.ts'

/** Tattle-Tape, so that every terminal switches what is in or on a copy; what is in it the terminal knows best. */
const securityMarker = '02'
/** Other, none: borrowing costs nothing. */
const feeType = '01'

/** 17/18: where a copy is. Who has it is nobody's business. */
export const itemInformation: MessageKind = {
  code: '17',
  widths: [18],
  required: ['AB'],
  async answer(visit, incoming) {
    const barcode = fieldOf(incoming, 'AB')
    const state = await itemState(visit.db, { barcode }, visit.now)
    if (!state) return unknown(visit, incoming, [])
    const [copy, queue, pickupBy] = await Promise.all([
      findCopy(visit.db, barcode),
      listQueue(visit.db, state.recordId),
      pickupDay(visit, state),
    ])
    return {
      code: '18',
      fixed: `${circulationStatus(state)}${securityMarker}${feeType}${moment(visit)}`,
      fields: [
        institution(visit),
        ['CF', String(queue.length)],
        ['AH', state.loan ? dueDay(visit, state.loan.dueOn) : undefined],
        ['CM', pickupBy],
        ['AB', barcode],
        ['AJ', state.title],
        ['BG', visit.terminal.profile.institution],
        ['CK', mediaType(copy?.material ?? '')],
        ['AQ', branchCode(visit, state.branchId)],
        ['AP', branchCode(visit, state.branchId)],
        ['CR', state.collectionType],
        ['CS', state.callNumber || undefined],
        ['CT', state.transit ? branchCode(visit, state.transit.toBranchId) : undefined],
      ],
    }
  },
  refuse: (visit, incoming, told) => unknown(visit, incoming, told),
}

const unknown = (visit: Visit, incoming: Incoming, told: readonly string[]): Reply => ({
  code: '18',
  fixed: `010101${moment(visit)}`,
  fields: [institution(visit), echo(incoming, 'AB'), ['AJ', ''], ...screen(visit, told)],
  refused: true,
})

const standings: Record<string, string> = {
  'in-circulation': '03',
  'in-process': '06',
  lost: '12',
  missing: '13',
}

/** Circulation status of the specification; 01 for all that it has no word for. */
export function circulationStatus({ loan, keptFor, transit, disposition }: ItemState): string {
  if (loan) return loan.claimed ? '11' : '04'
  if (keptFor?.standing === 'ready') return '08'
  if (transit || keptFor) return '10'
  return standings[disposition] ?? '01'
}

async function pickupDay(visit: Visit, { keptFor }: ItemState): Promise<string | undefined> {
  if (keptFor?.standing !== 'ready') return undefined
  const hold = await visit.db
    .selectFrom('circulation.holds')
    .select('pickupBy')
    .where('id', '=', keptFor.holdId)
    .executeTakeFirst()
  return hold?.pickupBy ? `${hold.pickupBy.replaceAll('-', '')}    235959` : undefined
}
