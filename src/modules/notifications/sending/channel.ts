import type { Language } from '#kernel/i18n.ts'

/** A message as a channel gets it. */
export interface Outgoing {
  id: number
  subject: string
  body: string
  language: Language
  /** Address at which the reader stops these messages with one click. */
  unsubscribeLink: string
}

/** An address of a reader: a mail address, a telephone number, a browser. */
export interface Address {
  /** Number of the contact or subscription. */
  id: number
  value: string
  /** Keys of a browser's subscription. */
  keys?: { p256dh: string; auth: string }
}

/** How an attempt ended. */
export type Sent =
  | { kind: 'sent'; providerId?: string }
  /** It certainly did not go out; another try makes sense. */
  | { kind: 'later'; problem: string }
  /** It certainly did not go out and never will: this message, or (`gone`) anything to this address. */
  | { kind: 'refused'; problem: string; gone: boolean }
  /** It may have gone out. */
  | { kind: 'unknown'; problem: string }

/** One way to the outside. Never throws. */
export interface Sender {
  send(message: Outgoing, to: Address): Promise<Sent>
}
