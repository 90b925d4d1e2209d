import type { Visit } from '../messages/message-kind.ts'

/** Blocks in force that this terminal made, and nobody else of its name. */
export const ownBlocks = ({ db, terminal }: Visit, patronId: number): Promise<{ id: number }[]> =>
  db
    .selectFrom('patrons.blocks')
    .select('id')
    .where('patronId', '=', patronId)
    .where('kind', '=', 'manual')
    .where('liftedAt', 'is', null)
    .where('madeBy', '=', terminal.name)
    .where('reason', 'like', `${blockedBy}%`)
    .execute()

/** Begins the reason of every block that a terminal makes. */
export const blockedBy = 'Diblokir mesin '
