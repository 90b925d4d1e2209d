/** A prefix map: `name` stands for the context set `identifier`; without a name it is the set of bare indexes. */
export interface Prefix {
  name?: string
  identifier: string
}

export interface Modifier {
  type: string
  comparison?: string
  value?: string
}

export interface Relation {
  /** As written: `=`, `==`, `any`, `cql.within`. */
  value: string
  modifiers: Modifier[]
}

export interface SearchClause {
  kind: 'clause'
  prefixes: Prefix[]
  index: string
  relation: Relation
  /** What stood between the quotes, with its backslashes: they tell masks from signs that are meant. */
  term: string
  /** True for several words without quotes, which only some dialects allow. */
  loose: boolean
}

export const booleans = ['and', 'or', 'not', 'prox'] as const
export type BooleanName = (typeof booleans)[number]

export interface Triple {
  kind: 'triple'
  prefixes: Prefix[]
  boolean: { value: BooleanName; modifiers: Modifier[] }
  left: CqlNode
  right: CqlNode
}

export type CqlNode = SearchClause | Triple

export interface SortKey {
  index: string
  modifiers: Modifier[]
}

export interface CqlQuery {
  root: CqlNode
  sortKeys: SortKey[]
}

/** Why a text is no query: the number of an SRU diagnostic, and what was expected where. */
export interface CqlProblem {
  code: 10 | 12 | 13 | 14 | 38
  details: string
}
