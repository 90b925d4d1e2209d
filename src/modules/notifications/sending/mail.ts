import { Readable } from 'node:stream'
import nodemailer from 'nodemailer'
import type { Address, Outgoing, Sender, Sent } from './channel.ts'

export interface MailSettings {
  /** As `smtps://user:password@host:port`. */
  url: string
  /** As `Perpustakaan Kota Blitar <perpustakaan@blitarkota.go.id>`. */
  from: string
  /** Address that takes bounces, with `{nomor}` for the number of the message; none: the sender's. */
  bounces?: string
}

/** Seconds to wait for the server. A city's mail server is slow, not dead. */
const patience = 20

/** Mail by SMTP, as plain text, which every reader and every screen reader can open. */
export function mailSender({ url, from, bounces }: MailSettings): Sender {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience * 1000,
    greetingTimeout: patience * 1000,
    socketTimeout: patience * 1000,
  })
  return {
    async send(message, to) {
      const progress = { handedOver: false }
      try {
        const sent = await transport.sendMail(mailOf(message, to, { from, bounces, progress }))
        return { kind: 'sent', providerId: sent.messageId }
      } catch (error) {
        return outcomeOf(error, progress.handedOver)
      }
    },
  }
}

interface Progress {
  /** Whether the server has begun to take the text: from then on it may have the mail though no answer comes. */
  handedOver: boolean
}

const mailOf = (
  message: Outgoing,
  to: Address,
  { from, bounces, progress }: Pick<MailSettings, 'from' | 'bounces'> & { progress: Progress },
) => ({
  from,
  to: to.value,
  subject: message.subject,
  text: Readable.from(textOf(message, progress), { objectMode: false }),
  headers: {
    'Content-Language': message.language,
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<${message.unsubscribeLink}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  ...(bounces ? { envelope: { from: bounces.replace('{nomor}', String(message.id)), to: to.value } } : {}),
})

// Read only once the server has said that it takes the text.
function* textOf({ body }: Outgoing, progress: Progress) {
  progress.handedOver = true
  yield Buffer.from(body)
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  message: string
}

/** What an error of the library means for the message. */
function outcomeOf(error: unknown, handedOver: boolean): Sent {
  const { code = '', command = '', responseCode = 0, message } = smtpError(error)
  const problem = `${code} ${message}`.trim().slice(0, 300)
  // Our account is refused, not the mail: somebody has to look at the settings.
  if (code === 'EAUTH') return { kind: 'later', problem }
  if (responseCode >= 500) {
    // 5xx to RCPT TO is about the address; elsewhere about this mail.
    return { kind: 'refused', problem, gone: command.startsWith('RCPT') }
  }
  if (responseCode >= 400) return { kind: 'later', problem }
  return { kind: handedOver ? 'unknown' : 'later', problem }
}

const smtpError = (error: unknown): SmtpError =>
  error instanceof Error ? Object.assign({ message: error.message }, error) : { message: String(error) }
