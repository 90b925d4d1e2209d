import { readDate, type GivenDate } from './dates.ts'
import { problem, type Problem } from './problem.ts'
import { argumentNames, rules, verbs, type ArgumentName, type Arguments, type Verb } from './verbs.ts'

export interface OaiRequest {
  verb: Verb
  /** As they were given, each at most once and none without a value. */
  given: Arguments
  from: GivenDate | undefined
  until: GivenDate | undefined
}

export type ReadRequest = { ok: true; value: OaiRequest } | { ok: false; problems: Problem[] }

const mostPairs = 50

/** Reads names and values, of the address or of a form, in the order given. */
export function readRequest(pairs: readonly (readonly [name: string, value: string])[]): ReadRequest {
  const verb = readVerb(pairs)
  if (verb === undefined) {
    return wrong([problem('badVerb', `One verb is needed, one of: ${verbs.join(', ')}.`)])
  }
  if (pairs.length > mostPairs) return wrong([problem('badArgument', 'There are too many arguments.')])
  const given = pairs.filter(([name]) => name !== 'verb')
  const problems = [...problemsOfNames(verb, given), ...given.flatMap(problemsOfValue)]
  if (problems.length > 0) return wrong(problems)
  const values: Arguments = Object.fromEntries(given)
  const from = readDate(values.from ?? '')
  const until = readDate(values.until ?? '')
  const span = problemsOfSpan(from, until)
  return span.length > 0 ? wrong(span) : { ok: true, value: { verb, given: values, from, until } }
}

const wrong = (problems: Problem[]): ReadRequest => ({ ok: false, problems })

function readVerb(pairs: readonly (readonly [string, string])[]): Verb | undefined {
  const given = pairs.filter(([name]) => name === 'verb')
  return given.length === 1 ? verbs.find((verb) => verb === given[0]?.[1]) : undefined
}

function problemsOfNames(verb: Verb, given: readonly (readonly [string, string])[]): Problem[] {
  const { required, optional } = rules[verb]
  const allowed: readonly string[] = [...required, ...optional]
  const names = given.map(([name]) => name)
  const unknown = [...new Set(names)].filter((name) => !allowed.includes(name))
  const repeated = allowed.filter((name) => names.filter((one) => one === name).length > 1)
  const resumed = names.includes('resumptionToken') && allowed.includes('resumptionToken')
  const missing = resumed ? [] : required.filter((name) => !names.includes(name))
  return [
    ...unknown.map((name) => problem('badArgument', `${verb} takes no argument "${shortened(name)}".`)),
    ...repeated.map((name) => problem('badArgument', `The argument ${name} is given more than once.`)),
    ...missing.map((name) => problem('badArgument', `${verb} needs the argument ${name}.`)),
    ...(resumed && names.length > 1
      ? [problem('badArgument', 'A resumptionToken stands alone, without other arguments.')]
      : []),
  ]
}

// Of set and metadataPrefix the schema of the protocol says which signs they are made of.
const word = String.raw`[\w\-.!~*'()]+`
const forms: Partial<Record<ArgumentName, (value: string) => boolean>> = {
  metadataPrefix: (value) => new RegExp(`^${word}$`).test(value),
  set: (value) => new RegExp(`^${word}(:${word})*$`).test(value),
  from: (value) => readDate(value) !== undefined,
  until: (value) => readDate(value) !== undefined,
}
const longestValue = 1_000

function problemsOfValue([name, value]: readonly [string, string]): Problem[] {
  const known = argumentNames.find((one) => one === name)
  // An unknown token and an unknown identifier have errors of their own.
  if (known === undefined || known === 'resumptionToken') return []
  const right = value !== '' && value.length <= longestValue && (forms[known]?.(value) ?? true)
  return right ? [] : [problem('badArgument', `"${shortened(value)}" is no value for ${known}.`)]
}

function problemsOfSpan(from: GivenDate | undefined, until: GivenDate | undefined): Problem[] {
  if (!from || !until) return []
  if (from.granularity !== until.granularity) {
    return [problem('badArgument', 'from and until must both be days or both be times.')]
  }
  return from.begins > until.begins ? [problem('badArgument', 'from is later than until.')] : []
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
