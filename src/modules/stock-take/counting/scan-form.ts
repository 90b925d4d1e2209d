import * as v from 'valibot'
import { sources } from './scan.ts'

/** Scans of one request. */
export const mostScans = 200
/** A day and a half that a telephone lay in a bag without a network. */
const longestWait = 36 * 3_600_000

const Key = v.pipe(v.string(), v.regex(/^[\w-]{8,80}$/))
const Barcode = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')),
  v.trim(),
  v.minLength(1),
  v.maxLength(100),
)
const Shelf = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => text.replaceAll('\0', '')),
    v.trim(),
    v.maxLength(120),
  ),
  '',
)

/** What a device sends: scans of one place, with how long each waited. Devices' clocks are not to be trusted. */
export const ScansBody = v.object({
  shelf: Shelf,
  inOrder: v.optional(v.boolean(), false),
  source: v.picklist(sources.filter((source) => source !== 'file')),
  scans: v.pipe(
    v.array(
      v.object({
        key: Key,
        barcode: Barcode,
        waited: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(longestWait)), 0),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostScans),
  ),
})

/** The same of a form without a script: one scan. */
export const ScanForm = v.object({
  key: Key,
  q: Barcode,
  shelf: Shelf,
  inOrder: v.optional(v.string(), ''),
})

/** Takes a scan back; with where the counter stands. */
export const TakeBackForm = v.object({ key: Key, rak: Shelf, urut: v.optional(v.string(), '') })
