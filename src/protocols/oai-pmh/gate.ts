export interface Gate {
  /** Runs the work when its turn comes; undefined when too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<T | undefined>
}

/** Lets a few work at once and some more wait, so that harvesters leave room for readers. */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  let working = 0
  const queue: (() => void)[] = []
  return {
    async pass(work) {
      if (working < atOnce) working++
      else if (queue.length >= waiting) return undefined
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        return await work()
      } finally {
        // The place goes to the next one, or is free.
        const next = queue.shift()
        if (next) next()
        else working--
      }
    },
  }
}
