import { isViolationOf } from '#kernel/database.ts'

/** True when PostgreSQL refused what a statement brought (and would refuse it again), not the moment it came at. */
export const isDataError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  // A row that is there already was written by another worker, and is no fault of the row.
  !isViolationOf(error, 'import_records_pkey') &&
  // Data exceptions, broken constraints, and limits such as the length of an index entry.
  (error.code.startsWith('22') || error.code.startsWith('23') || error.code.startsWith('54'))
