import { blockPatron } from './block-patron.ts'
import { checkInMessage } from './check-in.ts'
import { checkOutMessage } from './check-out.ts'
import { endSession } from './end-session.ts'
import { feePaid } from './fee-paid.ts'
import { hold } from './hold.ts'
import { itemInformation } from './item-information.ts'
import { itemStatusUpdate } from './item-status-update.ts'
import type { MessageKind } from './message-kind.ts'
import { patronEnable } from './patron-enable.ts'
import { patronInformation } from './patron-information.ts'
import { patronStatus } from './patron-status.ts'
import { renewAllMessage } from './renew-all.ts'
import { renewal } from './renewal.ts'
import { status } from './status.ts'

/** Every message that a terminal may send after it has logged in, by its code. */
export const messageKinds: ReadonlyMap<string, MessageKind> = new Map(
  [
    status,
    patronStatus,
    patronInformation,
    checkOutMessage,
    checkInMessage,
    renewal,
    renewAllMessage,
    itemInformation,
    feePaid,
    endSession,
    hold,
    blockPatron,
    patronEnable,
    itemStatusUpdate,
  ].map((kind) => [kind.code, kind]),
)
