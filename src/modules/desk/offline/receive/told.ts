import * as v from 'valibot'
import { isDay } from '#kernel/days.ts'

/** Most deeds in one request, and in one file. */
export const mostInBatch = 50
export const mostInFile = 5000

const moment = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text)),
)

/** A deed as a desk without a network wrote it down. The key was made at the scan. */
export const ToldDeed = v.object({
  key: v.pipe(v.string(), v.regex(/^luring-[0-9a-f-]{36}$/)),
  kind: v.picklist(['lend', 'return']),
  card: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  barcode: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  at: moment,
  dueOn: v.nullable(v.pipe(v.string(), v.check(isDay))),
  branchId: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
})
export type ToldDeed = v.InferOutput<typeof ToldDeed>

const listOf = (most: number) => v.object({ deeds: v.pipe(v.array(v.unknown()), v.maxLength(most)) })

export const Batch = listOf(mostInBatch)
export const QueueFile = v.object({ patria: v.literal('antrean-meja-luring'), ...listOf(mostInFile).entries })
