import { BlockList, isIP } from 'node:net'
import * as v from 'valibot'
import { amountFormats } from '../wire/amounts.ts'
import { encodings } from '../wire/encodings.ts'

/** Requests that a terminal may be allowed, by code. Login, status and resending are always answered. */
export const requestCodes = [
  '23',
  '63',
  '11',
  '09',
  '29',
  '65',
  '17',
  '15',
  '37',
  '35',
  '01',
  '25',
  '19',
] as const
export type RequestCode = (typeof requestCodes)[number]

/** Fields that can be kept from a terminal; some of them say much about a member. */
export const hideable = ['AE', 'BD', 'BE', 'BF', 'PA', 'PB', 'PC', 'BV', 'CS', 'CY', 'DA'] as const

export const dueFormats = ['iso', 'dmy', 'words', 'sip'] as const
export const listForms = ['barcode', 'title', 'both'] as const
export const pinRules = ['sent', 'always'] as const
export const cardPayments = ['refused', 'transfer', 'qris'] as const
export const delimiters = ['|', '^', '~'] as const

const short = (most: number, fallback: string) =>
  v.optional(v.pipe(v.string(), v.maxLength(most), v.regex(/^[^\p{Cc}|^~]*$/u)), fallback)
const flag = (fallback: boolean) => v.optional(v.boolean(), fallback)
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))

/** All that is particular about one terminal. What is left out stands at its default. */
export const Profile = v.object({
  institution: short(30, 'PKB'),
  encoding: v.optional(v.picklist(encodings), 'ascii'),
  terminator: v.optional(v.picklist(['cr', 'crlf']), 'cr'),
  delimiter: v.optional(v.picklist(delimiters), '|'),
  /** Messages without sequence and checksum are asked for again. */
  errorDetection: flag(false),
  language: v.optional(v.picklist(['id', 'en']), 'id'),
  /** Characters of a line where the terminal itself does not say; 0: no end. */
  width: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)), 0),
  messages: v.optional(v.array(v.picklist(requestCodes)), [
    '23',
    '63',
    '11',
    '09',
    '29',
    '65',
    '17',
    '15',
    '35',
  ]),
  hidden: v.optional(v.array(v.picklist(hideable)), ['BD', 'BE', 'BF', 'PA', 'PB', 'PC', 'CY', 'DA']),
  /** Whether a PIN counts only when it is sent, or must be sent. */
  pin: v.optional(v.picklist(pinRules), 'sent'),
  amounts: v.optional(v.picklist(amountFormats), 'decimal'),
  dueDates: v.optional(v.picklist(dueFormats), 'iso'),
  lists: v.optional(v.picklist(listForms), 'barcode'),
  /** What payments by VISA and other cards are in our books. */
  cardPayments: v.optional(v.picklist(cardPayments), 'refused'),
  checkIn: v.optional(
    v.object({
      /** A copy that was not on loan is taken in all the same; sorters want it. */
      okWhenNotOnLoan: flag(true),
      /** A copy that somebody waits for is not taken in but sent to the staff. */
      refuseHolds: flag(false),
      /** The alarm for staff when a copy must not go to its shelf. */
      alert: flag(true),
      /** CV 00 where there is nothing to alert of. */
      zeroAlertType: flag(false),
      /** CT also for copies that stay here. */
      destinationAlways: flag(false),
      /** The borrower's card number, which whoever gives back a copy need not learn. */
      borrower: flag(false),
    }),
    {},
  ),
  /** Sort bins of a return machine. */
  bins: v.optional(
    v.object({
      shelf: short(10, ''),
      hold: short(10, ''),
      send: short(10, ''),
      staff: short(10, ''),
    }),
    {},
  ),
  /** Texts for the screen in other words: a text with `*` for anything, and what stands there instead. */
  screenTexts: v.optional(
    v.pipe(
      v.array(
        v.object({
          text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
          instead: v.pipe(v.string(), v.maxLength(200)),
        }),
      ),
      v.maxLength(50),
    ),
    [],
  ),
  /** Addresses and networks from which it may come; from anywhere when empty. */
  allowFrom: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.check(isAddressOrNetwork))), v.maxLength(20)),
    [],
  ),
  /** Minutes without a message after which the connection is ended; 0: never. */
  idleMinutes: v.optional(minutes, 15),
})
export type Profile = v.InferOutput<typeof Profile>

/** What was kept of a terminal's settings; where that is damaged, the defaults, so that it still can be reached. */
export function profileOf(settings: unknown): Profile {
  const parsed = v.safeParse(Profile, settings)
  return parsed.success ? parsed.output : v.parse(Profile, {})
}

/** `192.168.10.4`, `192.168.10.0/24` or the same of IPv6. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Whether a terminal may come from an address. */
export function mayComeFrom({ allowFrom }: Profile, address: string): boolean {
  if (allowFrom.length === 0) return true
  const list = new BlockList()
  for (const entry of allowFrom) {
    const [net = '', bits] = entry.split('/')
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(net, family)
    else list.addSubnet(net, Number(bits), family)
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}
