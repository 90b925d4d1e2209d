import * as v from 'valibot'
import { cleaned, isClean } from '../clean-text.ts'
import { hasTitle } from '../has-title.ts'
import { normalLeader } from '../normal-leader.ts'
import { broken, warn, type MarcProblem, type Parsed } from '../problems.ts'
import type { MarcField, Subfield } from '../record.ts'

const Text = v.union([v.string(), v.pipe(v.number(), v.transform(String))])
const Indicator = v.optional(v.nullable(Text), ' ')
const Data = v.object({
  ind1: Indicator,
  ind2: Indicator,
  subfields: v.array(v.record(v.string(), v.nullable(Text))),
})
/** The keys are tags; mostly there is one. */
const Field = v.record(v.string(), v.union([Text, Data]))
const Shape = v.object({ leader: v.optional(v.string(), ''), fields: v.array(Field) })
type Data = v.InferOutput<typeof Data>

/** Reads one object of the shape {"leader": "…", "fields": [{"001": "…"}, {"245": {"ind1": "1", …}}]}. */
export function parseMarcjson(text: string): Parsed {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    return broken('json-broken', error instanceof Error ? cleaned(error.message).slice(0, 100) : undefined)
  }
  const shape = v.safeParse(Shape, parsed, { abortEarly: true })
  if (!shape.success) return broken('not-a-marc-object', v.getDotPath(shape.issues[0]) ?? undefined)
  const warnings: MarcProblem[] = []
  const { leader, usual } = normalLeader(shape.output.leader)
  if (!usual) warn(warnings, 'leader-characters-wrong')
  const fields = shape.output.fields.flatMap((field) =>
    Object.entries(field).map(([tag, content]) => fieldOf(tag, content, warnings)),
  )
  if (fields.length === 0) return broken('record-empty')
  const record = { leader, fields }
  if (!hasTitle(record)) warn(warnings, 'title-missing')
  return { ok: true, record, warnings }
}

function fieldOf(givenTag: string, content: string | Data, warnings: MarcProblem[]): MarcField {
  const tag = kept(givenTag, givenTag, warnings)
  if (!/^\d{3}$/.test(tag)) warn(warnings, 'tag-unusual', tag)
  if (typeof content === 'string') return { tag, value: kept(content, tag, warnings) }
  const subfields = content.subfields.flatMap((pairs) => subfieldsOf(pairs, tag, warnings))
  if (subfields.length === 0) warn(warnings, 'field-empty', tag)
  const indicator = (given: string | null) => {
    const [first = ' ', ...more] = cleaned(given ?? '')
    if (more.length > 0 || given === '') warn(warnings, 'indicators-wrong', tag)
    return first
  }
  return { tag, ind1: indicator(content.ind1), ind2: indicator(content.ind2), subfields }
}

const subfieldsOf = (
  pairs: Record<string, string | null>,
  tag: string,
  warnings: MarcProblem[],
): Subfield[] =>
  Object.entries(pairs).map(([code, value]) => {
    const [first, ...more] = cleaned(code)
    if (first === undefined || more.length > 0) warn(warnings, 'text-outside-subfield', tag)
    return { code: first ?? 'a', value: kept(value ?? '', tag, warnings) }
  })

function kept(text: string, tag: string, warnings: MarcProblem[]): string {
  if (isClean(text)) return text
  warn(warnings, 'control-characters-removed', cleaned(tag))
  return cleaned(text)
}
