import type { Db } from '#kernel/database.ts'
import {
  checkIn,
  sendCopy,
  type Block,
  type CopyReturned,
  type CopySent,
  type Deed,
} from '#modules/circulation/index.ts'

/** What came of one scanned barcode. */
export type Scanned<T> = { barcode: string } & (
  | { ok: true; value: T; repeated: boolean }
  | { ok: false; blocks: Block[] }
)

/** Longest scan list that is taken at once. */
export const mostScanned = 500

/** Barcodes of a scan list, one a line or with spaces between, each once. */
export const readScans = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((barcode) => barcode.trim().slice(0, 60))
      .filter(Boolean),
  ),
]

/** Each copy is a deed of its own: sent twice, the same list moves nothing twice. */
const keyOf = (deed: Deed, barcode: string) => `${deed.key}:${barcode}`.slice(0, 200)

/** Takes copies aboard: those that somebody waits for stand ready for their stops, the others belong to the vehicle. */
export const takeAboard = (
  db: Db,
  deed: Deed,
  barcodes: readonly string[],
  now: Date,
): Promise<Scanned<CopyReturned>[]> =>
  eachOf(barcodes, (barcode) =>
    checkIn(db, { ...deed, key: keyOf(deed, barcode) }, { item: { barcode } }, now),
  )

/** Sends copies of the vehicle's stock to a branch for good; they belong there when they are scanned there. */
export const sendHome = (
  db: Db,
  deed: Deed,
  { barcodes, toBranchId }: { barcodes: readonly string[]; toBranchId: number },
  now: Date,
): Promise<Scanned<CopySent>[]> =>
  eachOf(barcodes, (barcode) =>
    sendCopy(db, { ...deed, key: keyOf(deed, barcode) }, { item: { barcode }, toBranchId }, now),
  )

async function eachOf<T>(
  barcodes: readonly string[],
  move: (
    barcode: string,
  ) => Promise<{ ok: true; value: T; repeated: boolean } | { ok: false; blocks: Block[] }>,
): Promise<Scanned<T>[]> {
  const moved: Scanned<T>[] = []
  for (const barcode of barcodes) {
    const answer = await move(barcode)
    moved.push(
      answer.ok
        ? { barcode, ok: true, value: answer.value, repeated: answer.repeated }
        : { barcode, ok: false, blocks: answer.blocks },
    )
  }
  return moved
}
