export const verbs = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'ListIdentifiers',
  'ListRecords',
  'GetRecord',
] as const
export type Verb = (typeof verbs)[number]

export const listVerbs = ['ListIdentifiers', 'ListRecords'] as const
export type ListVerb = (typeof listVerbs)[number]

export const argumentNames = [
  'identifier',
  'metadataPrefix',
  'from',
  'until',
  'set',
  'resumptionToken',
] as const
export type ArgumentName = (typeof argumentNames)[number]
export type Arguments = Partial<Record<ArgumentName, string>>

interface Rule {
  required: readonly ArgumentName[]
  optional: readonly ArgumentName[]
}

const list: Rule = { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] }

/** What each verb is asked with. A resumption token stands alone in the place of all others. */
export const rules: Record<Verb, Rule> = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: ['resumptionToken'] },
  ListIdentifiers: list,
  ListRecords: list,
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
}
