import { fetchGuarded, type FetchRefusal } from './fetch-guarded.ts'
import { readAnswer, type SruAnswer } from './read-answer.ts'
import { sruAddress, type SearchKind, type SruSource } from './sru-request.ts'

export type SourceRefusal = FetchRefusal | 'not-sru' | 'address-wrong'

export interface SourceAnswer {
  source: Pick<SruSource, 'id' | 'name'>
  answer: SruAnswer | undefined
  refusal: SourceRefusal | undefined
  /** Milliseconds until it had answered. */
  took: number
}

/** Records asked of each server. */
const most = 10
const mostBytes = 4 * 1024 * 1024

/** Asks all servers at once; each has its own time and none holds up the others beyond that. */
export const searchSources = (
  sources: readonly SruSource[],
  { kind, text }: { kind: SearchKind; text: string },
  privateAllowed: boolean,
): Promise<SourceAnswer[]> =>
  Promise.all(
    sources.map(async (source) => {
      const begun = performance.now()
      const answered = await searchSource(source, kind, text, privateAllowed)
      const took = Math.round(performance.now() - begun)
      return { source: { id: source.id, name: source.name }, took, ...answered }
    }),
  )

async function searchSource(source: SruSource, kind: SearchKind, text: string, privateAllowed: boolean) {
  if (!URL.canParse(source.url)) return { answer: undefined, refusal: 'address-wrong' as const }
  const url = sruAddress(source, kind, text, most)
  const fetched = await fetchGuarded(url, {
    timeoutMs: source.timeoutSeconds * 1000,
    mostBytes,
    privateAllowed,
  })
  if (!fetched.ok) return { answer: undefined, refusal: fetched.refusal }
  const read = await readAnswer(fetched.value)
  return read.ok ? { answer: read.value, refusal: undefined } : { answer: undefined, refusal: read.refusal }
}
