/**
 * Remembers an answer that every visitor asks for, and that may be a few seconds old, so that it is worked out once
 * and not for each. Askers at the same time share one working-out; a failed one is not remembered.
 */
export function remembered<Key extends object, T>(
  seconds: number,
  workOut: (key: Key, now: Date) => Promise<T>,
) {
  const answers = new WeakMap<Key, { at: number; answer: Promise<T> }>()
  return (key: Key, now: Date): Promise<T> => {
    const known = answers.get(key)
    if (known && now.getTime() - known.at < seconds * 1000) return known.answer
    const answer = workOut(key, now)
    answers.set(key, { at: now.getTime(), answer })
    answer.catch(() => answers.delete(key))
    return answer
  }
}
