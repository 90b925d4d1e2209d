import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'

// Rebuilds schema.json from the description of MARC 21 in the Avram language that the project qa-catalogue keeps:
//   node --import tsx src/modules/catalogue/marc-schema/build-schema.ts AVRAM-MARC21.JSON.GZ

const Codes = v.record(v.string(), v.object({ label: v.string(), deprecated: v.optional(v.boolean()) }))
const Indicator = v.nullish(v.object({ label: v.string(), codes: Codes }))
const Position = v.object({
  label: v.string(),
  start: v.number(),
  end: v.number(),
  codes: v.optional(v.union([Codes, v.string()])),
})
const Positions = v.record(v.string(), Position)
const Field = v.object({
  label: v.optional(v.string(), ''),
  repeatable: v.boolean(),
  indicator1: Indicator,
  indicator2: Indicator,
  subfields: v.optional(
    v.record(
      v.string(),
      v.object({
        label: v.string(),
        repeatable: v.optional(v.boolean(), true),
        deprecated: v.optional(v.boolean()),
        codes: v.optional(v.union([v.string(), v.unknown()])),
      }),
    ),
  ),
  positions: v.optional(Positions),
  types: v.optional(v.record(v.string(), v.object({ positions: Positions }))),
})
const Avram = v.object({
  fields: v.record(v.string(), Field),
  codelists: v.record(v.string(), v.object({ codes: Codes })),
})

/** Lists of codes that people choose from; the thousands of organisations and sources are left out. */
const lists: Record<string, string> = {
  'https://www.loc.gov/marc/languages/language_code.html': 'languages',
  'https://www.loc.gov/marc/countries/countries_code.html': 'countries',
  'https://www.loc.gov/marc/relators/relaterm.html': 'relators',
}

// 008 names them in words only.
const listOfPosition: Record<string, string> = {
  Language: 'languages',
  'Place of publication, production, or execution': 'countries',
}

const current = (codes: v.InferOutput<typeof Codes>) =>
  Object.fromEntries(
    Object.entries(codes)
      .filter(([, { deprecated }]) => !deprecated)
      .map(([code, { label }]) => [code, label]),
  )
const old = (codes: v.InferOutput<typeof Codes>) =>
  Object.entries(codes)
    .filter(([, { deprecated }]) => deprecated)
    .map(([code]) => code)

const indicator = (given: v.InferOutput<typeof Indicator>) =>
  given ? { label: given.label, codes: current(given.codes), old: old(given.codes) } : null

const positions = (given: v.InferOutput<typeof Positions>) =>
  Object.values(given)
    .toSorted((a, b) => a.start - b.start)
    .map(({ label, start, end, codes }) => {
      const list = typeof codes === 'string' ? lists[codes] : listOfPosition[label]
      const own = typeof codes === 'object' ? { codes: current(codes), old: old(codes) } : {}
      return { label, start, end, ...own, ...(list ? { list } : {}) }
    })

const fixedOf = (fields: Record<string, v.InferOutput<typeof Field>>) =>
  Object.entries(fields).flatMap(([tag, field]) => {
    const types = field.positions ? { '': { positions: field.positions } } : field.types
    if (!types) return []
    const kinds = Object.entries(types).map(([name, type]) => [name, positions(type.positions)])
    return [[tag, Object.fromEntries(kinds)]]
  })

const subfieldsOf = (given: v.InferOutput<typeof Field>['subfields'] = {}) =>
  Object.entries(given).map(([code, { label, repeatable, deprecated, codes }]) => {
    const list = typeof codes === 'string' ? lists[codes] : undefined
    return [code, { label, repeatable, ...(deprecated ? { old: true } : {}), ...(list ? { list } : {}) }]
  })

const ruleOf = ({ label, repeatable, indicator1, indicator2, subfields }: v.InferOutput<typeof Field>) => ({
  label,
  repeatable,
  indicators: [indicator(indicator1), indicator(indicator2)],
  subfields: Object.fromEntries(subfieldsOf(subfields)),
})

// A dash before a code says that it is no longer given.
function listOf(given: v.InferOutput<typeof Codes> = {}) {
  const codes = Object.entries(current(given))
  return {
    codes: Object.fromEntries(codes.filter(([code]) => !code.startsWith('-'))),
    old: codes.filter(([code]) => code.startsWith('-')).map(([code]) => code.slice(1)),
  }
}

function build(text: string) {
  const { fields, codelists } = v.parse(Avram, JSON.parse(text))
  const data = Object.entries(fields).filter(([tag]) => tag !== 'LDR')
  return {
    fields: Object.fromEntries(data.toSorted().map(([tag, field]) => [tag, ruleOf(field)])),
    fixed: Object.fromEntries(fixedOf(fields)),
    lists: Object.fromEntries(
      Object.entries(lists).map(([url, name]) => [name, listOf(codelists[url]?.codes)]),
    ),
  }
}

const [source = ''] = process.argv.slice(2)
const schema = build(gunzipSync(readFileSync(source)).toString())
writeFileSync(new URL('schema.json', import.meta.url), `${JSON.stringify(schema)}\n`)
