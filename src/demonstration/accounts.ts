import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const Accounts = v.object({
  staff: v.array(v.object({ role: v.string(), login: v.string(), password: v.string() })),
  members: v.array(v.object({ card: v.string(), pin: v.string(), name: v.string() })),
  /** The self-check of the demonstration, which logs in over SIP2. */
  sip2: v.object({ login: v.string(), password: v.string(), institution: v.string() }),
  /** A kiosk that is ready to be tried: where it is paired, how staff leave it, and the code for phones. */
  kiosk: v.object({
    machine: v.string(),
    address: v.string(),
    pairing: v.string(),
    leave: v.string(),
    phoneCode: v.string(),
  }),
  /** Copies that are free to lend in a fresh demonstration. */
  items: v.array(v.object({ barcode: v.string() })),
})
export type DemonstrationAccounts = v.InferOutput<typeof Accounts>

/** The accounts of the demonstration library; they are public and exist nowhere else. */
export const demonstrationAccounts = (): DemonstrationAccounts =>
  v.parse(Accounts, JSON.parse(readFileSync(join(import.meta.dirname, '../../demo/accounts.json'), 'utf8')))
