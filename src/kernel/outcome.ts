/** An expected answer: done with a value, or refused with a code that is also a message key. */
export type Outcome<T, Refusal extends string> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const done = <T>(value: T) => ({ ok: true, value }) as const
export const refused = <R extends string>(refusal: R) => ({ ok: false, refusal }) as const
