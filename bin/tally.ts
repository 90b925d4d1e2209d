/** What has run so far, checks and tests together. */
export interface Tally {
  passed: number
  failed: number
  skipped: { title: string; reason: string }[]
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: [] })

/** Prints what was left out and why, then the one line that machines read; returns the exit code. */
export function closeTally({ passed, failed, skipped }: Tally): number {
  if (skipped.length > 0) console.log('\nSkipped:')
  for (const { title, reason } of skipped) console.log(`  ${title}: ${reason}`)
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  console.log(`\n${passed} passed, ${failed} failed${tail}`)
  return failed > 0 || passed === 0 ? 1 : 0
}
