import * as v from 'valibot'
import type { Outgoing, Sender, Sent } from './channel.ts'

/** An account of the WhatsApp Cloud API, or of a provider that speaks its shape. */
export interface WhatsappSettings {
  /** Up to and with the number of our telephone: `https://graph.facebook.com/v23.0/1234567890`. */
  url: string
  token: string
  /** Name of an approved template with two texts: subject and body. None: plain text, for within a conversation. */
  template: string | undefined
}

const patience = 20_000
/** Longest text of a template's parameter. */
const longest = 1024

const Accepted = v.object({ messages: v.pipe(v.array(v.object({ id: v.string() })), v.minLength(1)) })
const Refused = v.object({
  error: v.object({ code: v.optional(v.number()), message: v.optional(v.string()) }),
})

/** Codes that are about the receiver: not on WhatsApp, or wants nothing from us. */
const goneCodes = new Set([131026, 131030, 131050, 131051])

export const whatsappSender = (settings: WhatsappSettings): Sender => ({
  async send(message, to) {
    const request = {
      method: 'POST',
      headers: { Authorization: `Bearer ${settings.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(bodyOf(message, to.value, settings.template)),
      signal: AbortSignal.timeout(patience),
    }
    try {
      return await outcomeOf(await fetch(`${settings.url}/messages`, request))
    } catch (error) {
      const problem = problemOf(error)
      return wasConnected(error) ? { kind: 'unknown', problem } : { kind: 'later', problem }
    }
  },
})

function bodyOf({ subject, body, language }: Outgoing, number: string, template: string | undefined) {
  const common = { messaging_product: 'whatsapp', to: number.replace(/^\+/, '') }
  if (!template) return { ...common, type: 'text', text: { body: `*${subject}*\n\n${body}`.slice(0, 4096) } }
  // Parameters hold neither line breaks nor runs of spaces.
  const parameter = (text: string) => ({
    type: 'text',
    text: text
      .replaceAll(/\s*\n\s*/g, ' · ')
      .replaceAll(/ {2,}/g, ' ')
      .slice(0, longest),
  })
  return {
    ...common,
    type: 'template',
    template: {
      name: template,
      language: { code: language },
      components: [{ type: 'body', parameters: [parameter(subject), parameter(body)] }],
    },
  }
}

async function outcomeOf(answer: Response): Promise<Sent> {
  const told: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) {
    const accepted = v.safeParse(Accepted, told)
    return { kind: 'sent', providerId: accepted.success ? accepted.output.messages[0]?.id : undefined }
  }
  const refused = v.safeParse(Refused, told)
  const { code, message = '' } = refused.success ? refused.output.error : {}
  const problem = `${answer.status} ${code ?? ''} ${message}`.slice(0, 300)
  if (answer.status === 429 || answer.status >= 500 || answer.status === 401)
    return { kind: 'later', problem }
  return { kind: 'refused', problem, gone: code !== undefined && goneCodes.has(code) }
}

const problemOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 300)

/** A request that never found the other side certainly did nothing there. */
function wasConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return ![
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ].includes(code)
}
