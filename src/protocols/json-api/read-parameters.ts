import type { ParameterObject } from './openapi/parameter.ts'
import type { WrongParameter } from './problem.ts'

export type ReadParameters = { ok: true; values: URLSearchParams } | { ok: false; wrong: WrongParameter[] }

/** Holds the parameters of an address against their description, the very one that the document gives. */
export function readParameters(given: URLSearchParams, known: readonly ParameterObject[]): ReadParameters {
  const wrong: WrongParameter[] = []
  for (const name of new Set(given.keys())) {
    const description = known.find((one) => one.name === name)
    const reason = description ? whyNot(description, given.getAll(name)) : 'is not known here'
    if (reason !== undefined) wrong.push({ name: name.slice(0, 100), reason })
  }
  return wrong.length > 0 ? { ok: false, wrong: wrong.slice(0, 20) } : { ok: true, values: given }
}

function whyNot({ schema }: ParameterObject, values: string[]): string | undefined {
  if (schema.type !== 'array') {
    return values.length > 1 ? 'must be given once' : whyNotOne(schema, values[0] ?? '')
  }
  if (values.length > schema.maxItems) return `must be given at most ${schema.maxItems} times`
  for (const value of values) {
    const reason = whyNotOne(schema.items, value)
    if (reason) return reason
  }
  return undefined
}

type One = Exclude<ParameterObject['schema'], { type: 'array' }>

function whyNotOne(schema: One, value: string): string | undefined {
  if (schema.type === 'integer') {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    const fits = number >= schema.minimum && number <= schema.maximum
    return fits ? undefined : `must be a whole number from ${schema.minimum} to ${schema.maximum}`
  }
  if (schema.enum && !schema.enum.includes(value)) return `must be one of: ${schema.enum.join(', ')}`
  const longest = schema.maxLength ?? Infinity
  return [...value].length > longest ? `must have at most ${longest} characters` : undefined
}
