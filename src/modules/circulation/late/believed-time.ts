/** Farthest back that a deed is taken as told, in days; what shows where a copy was since is kept about as long. */
export const farthestBack = 31
/** Clocks of devices go wrong by minutes. */
const tolerance = 10 * 60_000

export interface BelievedTime {
  at: Date
  clock: null | 'ahead' | 'behind'
}

/** The time at which a deed told late is taken to have happened: never in the future, never long ago. */
export function believedTime(told: Date, now: Date): BelievedTime {
  const ahead = told.getTime() - now.getTime()
  if (Number.isNaN(ahead) || ahead < -farthestBack * 86_400_000) return { at: now, clock: 'behind' }
  if (ahead > tolerance) return { at: now, clock: 'ahead' }
  return { at: ahead > 0 ? now : told, clock: null }
}
