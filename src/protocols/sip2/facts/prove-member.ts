import { checkPin } from '#modules/patrons/index.ts'
import { fieldOf, texts } from '../messages/parts.ts'
import type { Visit } from '../messages/message-kind.ts'
import type { Incoming } from '../wire/incoming.ts'

export interface Proof {
  /** A PIN was sent and is right; undefined where none was sent. */
  pin: boolean | undefined
  /** Why the member's affairs stay closed, in words; undefined: they are open. */
  refusal: string | undefined
}

/** Whether a terminal may act for a member and tell of them: with a PIN, or without where it needs none. */
export async function proveMember(visit: Visit, incoming: Incoming): Promise<Proof> {
  const { terminal, db, now } = visit
  const pin = fieldOf(incoming, 'AD')
  if (pin === '')
    return { pin: undefined, refusal: terminal.profile.pin === 'always' ? texts(visit).pinNeeded : undefined }
  const card = fieldOf(incoming, 'AA')
  const answer = await checkPin(db, { card, pin }, visit.pin, now)
  if (answer === 'right') return { pin: true, refusal: undefined }
  const refusal = answer === 'wrong' ? texts(visit).pinWrong : texts(visit).pinThrottled
  return { pin: false, refusal }
}
