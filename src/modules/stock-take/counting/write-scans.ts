import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Session } from '../sessions/session.ts'
import type { Mark } from './judge-order.ts'
import type { ScanFacts } from './scan-facts.ts'
import type { Finding, Neighbour, NewScan, Standing } from './scan.ts'

export interface Judged {
  scan: NewScan
  copy: ScanFacts
  finding: Finding
  neighbour: Neighbour | null
  /** The copy before, which stands wrongly after all. */
  displaced: Mark | null
  /** It was counted earlier under this key. */
  known: boolean
  again: boolean
}

interface Writing {
  standing: Standing
  judged: readonly Judged[]
  marks: readonly Mark[]
  now: Date
}

/** Writes what was judged and is not there yet; returns the keys of scans whose copy had been seen before. */
export async function writeScans(
  tx: Tx,
  session: Session,
  { standing, judged, marks, now }: Writing,
): Promise<Set<string>> {
  const fresh = judged.filter(({ known }) => !known)
  if (fresh.length === 0) return new Set()
  const again = new Set([
    ...(await writeSeen(tx, session.id, standing, fresh)),
    ...(await writeUnknowns(tx, session.id, standing, fresh)),
  ])
  await noteDisplaced(tx, session.id, fresh)
  await insertScans(tx, session.id, { standing, fresh, again, now })
  await tx
    .updateTable('stockTake.counters')
    .set(({ eb }) => ({
      name: standing.counter.name,
      scans: eb('scans', '+', fresh.length),
      found: eb(
        'found',
        '+',
        fresh.filter(({ finding, scan }) => finding === 'found' && !again.has(scan.key)).length,
      ),
      lastAt: now,
      marks: toJson(marks),
    }))
    .where('sessionId', '=', session.id)
    .where('counterId', '=', standing.counter.id)
    .execute()
  return again
}

/** One row a copy, always written in the order of their ids, so that two who scan the same cannot wait for each other. */
async function writeSeen(
  tx: Tx,
  sessionId: number,
  { shelf, counter }: Standing,
  fresh: readonly Judged[],
): Promise<string[]> {
  const copies = Map.groupBy(
    fresh.filter(({ copy }) => copy.itemId !== null),
    ({ copy }) => copy.itemId,
  )
  if (copies.size === 0) return []
  const rows = [...copies.values()].map(rowOfSeen)
  const { rows: written } = await sql<{ itemId: number; scans: number }>`
    insert into stock_take.seen as seen
      (session_id, item_id, first_at, last_at, scans, finding, shelf, neighbour, loan_id, counter)
    select ${sessionId}, given.item_id, given.first_at, given.last_at, given.scans, given.finding, ${shelf},
      given.neighbour, given.loan_id, ${counter.name}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (item_id bigint, first_at timestamptz,
      last_at timestamptz, scans integer, finding text, neighbour jsonb, loan_id bigint)
    order by given.item_id
    on conflict (session_id, item_id) do update set
      scans = seen.scans + excluded.scans,
      first_at = least(seen.first_at, excluded.first_at),
      last_at = greatest(seen.last_at, excluded.last_at),
      ${newer('finding')}, ${newer('shelf')}, ${newer('neighbour')}, ${newer('loan_id')}, ${newer('counter')},
      settled_at = null, settled_by = null
    returning item_id, scans
  `.execute(tx)
  const before = new Map(
    written.map(({ itemId, scans }) => [itemId, scans - (copies.get(itemId)?.length ?? 0)]),
  )
  return [...copies].flatMap(([itemId, scans]) =>
    scans.slice((before.get(itemId ?? 0) ?? 0) > 0 ? 0 : 1).map(({ scan }) => scan.key),
  )
}

/** What the scans of one copy come to: how it was found last. */
function rowOfSeen(scans: readonly Judged[]) {
  const newest = scans.reduce((one, other) => (other.scan.scannedAt >= one.scan.scannedAt ? other : one))
  const times = scans.map(({ scan }) => scan.scannedAt.getTime())
  return {
    item_id: newest.copy.itemId,
    scans: scans.length,
    first_at: new Date(Math.min(...times)),
    last_at: new Date(Math.max(...times)),
    finding: newest.finding,
    neighbour: newest.neighbour,
    loan_id: newest.finding === 'on-loan' ? newest.copy.loanId : null,
  }
}

/** A scan that comes late does not replace what was found after it. */
const newer = (column: string) => {
  const name = sql.ref(column)
  return sql`${name} = case when excluded.last_at >= seen.last_at then excluded.${name} else seen.${name} end`
}

async function writeUnknowns(
  tx: Tx,
  sessionId: number,
  { shelf, counter }: Standing,
  fresh: readonly Judged[],
): Promise<string[]> {
  const rows = rowsOfUnknowns(fresh)
  if (rows.length === 0) return []
  const { rows: written } = await sql<{ barcode: string; scans: number }>`
    insert into stock_take.unknowns as unknowns
      (session_id, barcode, first_at, scans, shelf, after_item_id, counter)
    select ${sessionId}, given.barcode, given.first_at, given.scans, ${shelf},
      coalesce(given.after_item_id, (select scans.item_id from stock_take.scans
        where scans.session_id = ${sessionId} and scans.counter_id = ${counter.id} and scans.item_id is not null
        order by scans.id desc limit 1)), ${counter.name}
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as given (barcode text, scans integer, first_at timestamptz, after_item_id bigint)
    order by given.barcode
    on conflict (session_id, barcode) do update set scans = unknowns.scans + excluded.scans
    returning barcode, scans
  `.execute(tx)
  const sent = new Map(rows.map(({ barcode, scans }) => [barcode, scans]))
  const before = new Set(
    written.filter(({ barcode, scans }) => scans > (sent.get(barcode) ?? 0)).map(({ barcode }) => barcode),
  )
  return fresh
    .filter(({ copy }, place) => copy.itemId === null && (before.has(copy.barcode) || isLater(fresh, place)))
    .map(({ scan }) => scan.key)
}

/** With the copy of this request that was scanned before it. */
function rowsOfUnknowns(fresh: readonly Judged[]) {
  const unknown = fresh.filter(({ copy }) => copy.itemId === null)
  return [...Map.groupBy(unknown, ({ copy }) => copy.barcode)].map(([barcode, scans]) => {
    const [first] = scans
    const place = first ? fresh.indexOf(first) : 0
    const after = fresh.slice(0, place).findLast(({ copy }) => copy.itemId !== null)
    return {
      barcode,
      scans: scans.length,
      first_at: first?.scan.scannedAt,
      after_item_id: after?.copy.itemId ?? null,
    }
  })
}

const isLater = (fresh: readonly Judged[], place: number) =>
  fresh.slice(0, place).some(({ copy }) => copy.barcode === fresh[place]?.copy.barcode)

/** The one before turned out to stand wrongly: after the one that was scanned now. */
async function noteDisplaced(tx: Tx, sessionId: number, fresh: readonly Judged[]): Promise<void> {
  for (const { displaced, copy } of fresh) {
    if (!displaced) continue
    const { itemId, callNumber, title } = copy
    // With its number: should that scan be taken back, so is what it said of this copy.
    const neighbour: Neighbour & { itemId: number | null } = { side: 'after', callNumber, title, itemId }
    await sql`
      update stock_take.seen set finding = 'out-of-order', neighbour = ${toJson(neighbour)}::jsonb
      where session_id = ${sessionId} and item_id = ${displaced.itemId} and finding = 'found'
    `.execute(tx)
  }
}

async function insertScans(
  tx: Tx,
  sessionId: number,
  {
    standing: { counter, source, shelf },
    fresh,
    again,
    now,
  }: { standing: Standing; fresh: readonly Judged[]; again: ReadonlySet<string>; now: Date },
): Promise<void> {
  const rows = fresh.map(({ scan, copy, finding }) => ({
    key: scan.key,
    barcode: copy.barcode,
    item_id: copy.itemId,
    at: scan.scannedAt,
    finding,
    again: again.has(scan.key),
  }))
  await sql`
    insert into stock_take.scans (session_id, key, barcode, item_id, shelf, source, scanned_at, received_at, counter_id,
      finding, again)
    select ${sessionId}, given.key, given.barcode, given.item_id, ${shelf}, ${source}, given.at, ${now}, ${counter.id},
      given.finding, given.again
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as given (key text, barcode text, item_id bigint, at timestamptz, finding text, again boolean)
  `.execute(tx)
}
