import { log } from '#kernel/log.ts'
import { fieldOf } from '../messages/parts.ts'
import type { Incoming } from '../wire/incoming.ts'
import { logIn } from './log-in.ts'
import type { Session, SessionParts } from './session.ts'

const strikes = 3

/** 93/94: after the third wrong try the connection ends. Whoever logs in anew begins a new session. */
export async function answerLogIn(parts: SessionParts, session: Session, incoming: Incoming) {
  const [userAlgorithm, passwordAlgorithm] = incoming.fixed
  const request = {
    login: fieldOf(incoming, 'CN'),
    password: incoming.fields.get('CO') ?? '',
    address: session.address,
  }
  const now = parts.clock()
  // Encrypted logins are by agreement, and we have none.
  const isPlain = [userAlgorithm, passwordAlgorithm].every((one) => one === '0' || one === ' ')
  const outcome = isPlain ? await logIn(parts.db, request, now) : { ok: false as const, refusal: 'algorithm' }
  forgetVisit(session)
  if (outcome.ok) {
    session.terminal = outcome.value
    session.failedLogIns = 0
    session.loggedInAt = now
    session.secretMark = outcome.value.secretMark
    parts.heard(outcome.value, { at: now, refused: false, failed: false, loggedIn: true })
  } else {
    session.terminal = undefined
    session.failedLogIns += 1
    log.warn({ reason: outcome.refusal }, 'sip2 login refused')
  }
  const reply = { code: '94', fixed: outcome.ok ? '1' : '0', fields: [] }
  const end = session.failedLogIns >= strikes
  return { reply, outcome: outcome.ok ? ('done' as const) : ('refused' as const), end }
}

function forgetVisit(session: Session): void {
  session.pin.seen = undefined
  session.recent.length = 0
  session.width = 0
}
