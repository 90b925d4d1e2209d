import type { Engine, SearchResults } from './engine/engine.ts'
import type { SearchRequest } from './engine/search-segments.ts'

/** Answers kept at most; a few hundred bytes each, the oldest goes first. */
const mostKept = 2000
/** Longest question whose answer is kept, in characters; what programs ask can be fifty times as long. */
const longestKept = 4000

type Answering = (request: SearchRequest) => Promise<SearchResults>

/**
 * Remembers answers until the index changes: many readers ask the same, and page two of a list asks nearly what page
 * one did. An answer given again is the same in every number; one that is still being found is waited for.
 */
export function rememberAnswers(engine: Engine, find: Answering): Answering {
  const answers = new Map<string, Promise<SearchResults>>()
  let segments = engine.segments
  let asOf = engine.asOf
  return (request) => {
    if (engine.segments !== segments || engine.asOf !== asOf) {
      answers.clear()
      segments = engine.segments
      asOf = engine.asOf
    }
    const question = JSON.stringify(request)
    if (question.length > longestKept) return find(request)
    const known = answers.get(question)
    if (known) return known
    const answer = find(request)
    const [oldest] = answers.keys()
    if (answers.size >= mostKept && oldest !== undefined) answers.delete(oldest)
    answers.set(question, answer)
    // What could not be found is asked again.
    answer.catch(() => answers.get(question) === answer && answers.delete(question))
    return answer
  }
}
