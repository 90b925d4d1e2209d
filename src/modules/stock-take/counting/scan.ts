/** What a scan came to. */
export const findings = [
  'found',
  'other-branch',
  'other-shelf',
  'out-of-scope',
  'out-of-order',
  'on-loan',
  'in-transit',
  'kept',
  'repair',
  'in-process',
  'display',
  'withdrawn',
  'lost-found',
] as const
/** Of a copy that there is. */
export type CopyFinding = (typeof findings)[number]
export type Finding = CopyFinding | 'unknown'

export const sources = ['scanner', 'typed', 'file'] as const
export type ScanSource = (typeof sources)[number]

/** A scan as a device sends it. */
export interface NewScan {
  /** Chosen by the device, 8 to 80 characters; a scan sent again under its key is not counted again. */
  key: string
  barcode: string
  scannedAt: Date
}

/** Who scans, and where. */
export interface Standing {
  counter: { id: number; name: string }
  source: ScanSource
  /** The shelf before which the counter stands; empty where that was not said. */
  shelf: string
  /** Whether the copies are scanned as they stand, one after the other. */
  inOrder: boolean
}

/** A copy beside which another belongs. */
export interface Neighbour {
  side: 'before' | 'after'
  callNumber: string
  title: string
}

/** What a device is told about a scan. */
export interface Verdict {
  key: string
  barcode: string
  finding: Finding
  /** The copy was scanned before in this stock-take. */
  again: boolean
  itemId: number | null
  title: string
  callNumber: string
  /** Where it belongs. */
  shelf: string
  branch: string
  dueOn: string | null
  neighbour: Neighbour | null
  /** The copy scanned just before turns out to be the one that stands wrongly. */
  displaced: { title: string; callNumber: string } | null
}
