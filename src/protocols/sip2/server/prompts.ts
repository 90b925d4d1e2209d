import type { Socket } from 'node:net'
import { answerLogIn } from '../session/answer-log-in.ts'
import type { Outgoing, Session, SessionParts } from '../session/session.ts'

/** Login by prompts, as of a telnet server; SIP2 begins after it. */
export interface Prompts {
  login: string | undefined
}

export function beginPrompts(socket: Socket): Prompts {
  socket.write('login: ')
  return { login: undefined }
}

/** Takes one line: first the login, then the password. */
export async function askLine(
  parts: SessionParts,
  session: Session,
  prompts: Prompts,
  raw: Buffer,
): Promise<Outgoing> {
  const line = lineOf(raw)
  if (prompts.login === undefined) {
    if (line === '') return { bytes: Buffer.from('login: ') }
    prompts.login = line
    return { bytes: Buffer.from('password: ') }
  }
  const fields = new Map([
    ['CN', prompts.login],
    ['CO', line],
  ])
  prompts.login = undefined
  const { outcome, end } = await answerLogIn(parts, session, { code: '93', fixed: ['0', '0'], fields })
  if (outcome === 'done') return { bytes: Buffer.from('\r\n') }
  return { bytes: Buffer.from(end ? 'Login incorrect\r\n' : 'Login incorrect\r\nlogin: '), end }
}

/** Without the options that telnet clients negotiate (FF and two more bytes), and without line feeds. */
function lineOf(raw: Buffer): string {
  const bytes: number[] = []
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0
    if (byte === 0xff) at += 2
    else if (byte >= 0x20 && byte < 0x7f) bytes.push(byte)
  }
  return Buffer.from(bytes).toString('latin1')
}
