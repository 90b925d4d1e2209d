export interface Timing {
  /** Answers a second, all clients together. */
  rate: number
  /** Milliseconds. */
  p50: number
  p95: number
  answers: number
}

/** Lets `clients` ask one question after another for some seconds. */
export async function measure(
  clients: number,
  seconds: number,
  ask: (turn: number) => Promise<unknown>,
): Promise<Timing> {
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let turn = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const asked = performance.now()
        await ask(turn++)
        times.push(performance.now() - asked)
      }
    }),
  )
  const elapsed = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { rate: times.length / elapsed, p50: at(0.5), p95: at(0.95), answers: times.length }
}

export const shown = ({ rate, p50, p95 }: Timing): string =>
  `${rate.toFixed(rate < 100 ? 1 : 0).padStart(8)}/s  p50 ${p50.toFixed(2).padStart(8)} ms  p95 ${p95.toFixed(2).padStart(8)} ms`
