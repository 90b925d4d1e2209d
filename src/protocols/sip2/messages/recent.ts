import type { RecentDeed, Visit } from './message-kind.ts'

const most = 20

/** Keeps what was done on this connection, so that the terminal can take it back. */
export function remember({ recent }: Visit, deed: RecentDeed): void {
  recent.unshift(deed)
  recent.length = Math.min(recent.length, most)
}

/** The last deed with a copy, if it was of this kind. */
export function recall({ recent }: Visit, kind: RecentDeed['kind'], barcode: string): RecentDeed | undefined {
  const last = recent.find((deed) => deed.barcode === barcode)
  return last?.kind === kind ? last : undefined
}
