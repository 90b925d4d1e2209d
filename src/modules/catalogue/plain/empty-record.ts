import type { MarcRecord } from '../marc/record.ts'

/** A record with nothing in it yet: a printed book in Indonesian, begun on this day (`2026-12-07`). */
export const emptyRecord = (day: string): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [{ tag: '008', value: `${day.slice(2).replaceAll('-', '')}s        io            000 0 ind d` }],
})
