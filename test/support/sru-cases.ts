import { below, one, type Roll } from '../../bench/synthetic/chance.ts'

const words =
  'zamrud khatulistiwa zamzam hamka pramoedya indonesia dan bahasa sejarah 1991 2005 978-979-97312-3-4 899.2213 ind jav buku Text a x'.split(
    ' ',
  )
const indexes =
  'dc.title title dc.creator creator dc.subject dc.relation dc.publisher dc.identifier bath.isbn patria.callNumber dc.date dc.language dc.type patria.branch rec.id cql.serverChoice cql.anywhere cql.allRecords cql.resultSetId dc.rights nobody.title p.title bath.any'.split(
    ' ',
  )
const relations =
  '= == exact <> < > <= >= any all adj within encloses scr cql.any any/stem =/word =/string ==/ignoreCase all/relevant =/unmasked =/respectCase adj/stem any/cql.stem =/rel.x=1'.split(
    ' ',
  )
const usual = ['=', '=', '==', 'any', 'all']
const booleans =
  'and or not prox AND Or prox/distance<=3 prox/unit=word/distance<2/ordered prox/unit=sentence prox/distance>1 and/rel.combine=sum'.split(
    ' ',
  )
const odd = [
  '"',
  '\\',
  '(',
  ')',
  '/',
  '=',
  '>',
  '<',
  '*',
  '?',
  '^',
  '\0',
  '\ud800',
  '🙂',
  '\n',
  '&',
  '<!--',
  ']]>',
  ' ',
  'sortBy ',
  '> p = "urn:x" ',
]

/** A query that may well be one of CQL. */
export function cqlCase(roll: Roll): string {
  const query = clauses(roll, 0) + (roll() < 0.15 ? ` sortBy ${sorting(roll)}` : '')
  const prefixed = roll() < 0.1 ? `> ${roll() < 0.5 ? 'p = ' : ''}"${one(sets, roll)}" ${query}` : query
  return roll() < 0.3 ? spoiled(prefixed, roll) : prefixed
}

const sets = ['info:srw/cql-context-set/1/dc-v1.1', 'info:srw/cql-context-set/1/cql-v1.2', 'urn:x', '']
const sorting = (roll: Roll): string =>
  `${one(indexes, roll)}${one(['', '/sort.descending', '/ascending', '/sort.missingLow', '/x'], roll)}`

function clauses(roll: Roll, depth: number): string {
  const first = roll() < 0.2 && depth < 6 ? `(${clauses(roll, depth + 1)})` : clauseCase(roll)
  return roll() < 0.45 && depth < 6
    ? `${first} ${one(roll() < 0.7 ? booleans.slice(0, 3) : booleans, roll)} ${clauses(roll, depth + 1)}`
    : first
}

/** One clause, most often one that can be answered. */
export function clauseCase(roll: Roll): string {
  if (roll() < 0.2) return termCase(roll)
  const index = one(roll() < 0.8 ? indexes.slice(0, 8) : indexes, roll)
  const relation = one(roll() < 0.8 ? usual : relations, roll)
  return `${index} ${relation} ${termCase(roll)}`
}

function termCase(roll: Roll): string {
  const some = Array.from({ length: 1 + below(3, roll) }, () => masked(one(words, roll), roll))
  return roll() < 0.6 ? `"${some.join(' ')}"` : (some[0] ?? '')
}

function masked(word: string, roll: Roll): string {
  const chance = roll()
  if (chance < 0.1) return `${word.slice(0, 1 + below(word.length, roll))}*`
  if (chance < 0.14) return word.replace(/.$/u, '?')
  if (chance < 0.18) return `^${word}`
  return chance < 0.22 ? `${word}^` : word
}

/** Signs put in, taken out or said many times. */
function spoiled(text: string, roll: Roll): string {
  let result = text
  for (let left = 1 + below(4, roll); left > 0; left--) {
    const at = below(result.length + 1, roll)
    const end = at + below(6, roll)
    const put = roll() < 0.6 ? one(odd, roll) : ''
    result =
      result.slice(0, at) + (roll() < 0.02 ? put.repeat(400) : put) + result.slice(roll() < 0.5 ? at : end)
  }
  return result
}

const values = [
  '1',
  '0',
  '-1',
  '2',
  '10',
  '99999',
  '1e9',
  '',
  'x',
  'xml',
  'string',
  'marcxml',
  'dc',
  'mods',
  '1.1',
  '2.0',
]
const names =
  'version operation startRecord maximumRecords recordPacking recordXMLEscaping recordSchema resultSetTTL sortKeys stylesheet queryType httpAccept responsePosition maximumTerms recordXPath x-any nonsense query'.split(
    ' ',
  )

/** A whole request, with a query in it that is given. */
export function sruCase(query: string, roll: Roll): URLSearchParams {
  const isScan = roll() < 0.15
  const version = one(['1.1', '1.2', '2.0', '2.0'], roll)
  const parameters = new URLSearchParams({ version, maximumRecords: one(['0', '0', '1', '3'], roll) })
  if (version !== '2.0') parameters.set('operation', isScan ? 'scan' : 'searchRetrieve')
  parameters.set(isScan ? 'scanClause' : 'query', query)
  if (roll() < 0.2) parameters.set(one(names, roll), one(values, roll))
  if (roll() < 0.05) parameters.append(one(names, roll), query)
  if (roll() < 0.05) parameters.delete(one(names, roll))
  return parameters
}
