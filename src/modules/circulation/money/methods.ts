export const methods = ['cash', 'qris', 'transfer'] as const
/** How money changes hands. */
export type Method = (typeof methods)[number]

/** More than any fine or price; what is typed beyond it is a slip of the finger. */
export const mostRupiah = 100_000_000
