import { escapeAttribute, escapeXml } from '../xml.ts'
import { namesOf } from './answer/names.ts'
import { recordSchemas } from './answer/record-schemas.ts'
import { element, group, writeDiagnostics, writeDocument, writeRecord } from './answer/write-answer.ts'
import type { Diagnostic } from './diagnostics.ts'
import { contextSets, indexes, type SruIndex } from './query/indexes.ts'
import { modifierNames, relations } from './query/relation.ts'
import { recordLimits } from './request/retrieval-options.ts'
import type { Stylesheet } from './request/stylesheet.ts'
import type { Version } from './request/version.ts'
import { termLimits } from './scan.ts'

const zeerex = 'http://explain.z3950.org/dtd/2.0/'

export interface ServedBy {
  /** Address of the site. */
  origin: string
  path: string
  libraryName: string
  contact: string
}

/** Answers explain: what can be asked here and how, made from the very lists that answer it. */
export function explain(
  served: ServedBy,
  options: { version: Version; packing: 'xml' | 'string' },
  diagnostics: readonly Diagnostic[],
  stylesheet: Stylesheet,
): string {
  const { version, packing } = options
  const record = writeRecord({ schema: zeerex, packing, xml: explainRecord(served, version) }, version)
  const content = element('version', version) + record + writeDiagnostics(diagnostics, version)
  return writeDocument('explainResponse', namesOf(version).response, content, stylesheet)
}

function explainRecord(served: ServedBy, version: Version): string {
  return `<explain xmlns="${zeerex}">\n${[
    serverInfo(served, version),
    databaseInfo(served),
    indexInfo(),
    schemaInfo(),
    configInfo(),
  ].join('')}</explain>\n`
}

function serverInfo({ origin, path }: ServedBy, version: Version): string {
  const { hostname, port, protocol } = new URL(origin)
  const transport = protocol.replace(':', '')
  return `<serverInfo protocol="SRU" version="${version}" transport="${transport}" method="GET POST">
${element('host', hostname)}${element('port', port || (transport === 'https' ? 443 : 80))}${element('database', path.slice(1))}</serverInfo>
`
}

const databaseInfo = ({ libraryName, contact }: ServedBy): string =>
  group(
    'databaseInfo',
    `<title lang="id" primary="true">${escapeXml(libraryName)}</title>
<description lang="id" primary="true">Katalog induk ${escapeXml(libraryName)}.</description>
<description lang="en">The union catalogue of ${escapeXml(libraryName)}.</description>
${element('contact', contact)}`,
  )

function indexInfo(): string {
  const sets = Object.entries(contextSets).map(
    ([name, [identifier]]) =>
      `<set name="${escapeAttribute(name)}" identifier="${escapeAttribute(identifier)}"/>\n`,
  )
  return group('indexInfo', sets.join('') + indexes.map(writeIndex).join(''))
}

function writeIndex({ title, titleInIndonesian, names, list, sort, asks }: SruIndex): string {
  const maps = names.map(
    ({ set, name }, i) =>
      `<map${i === 0 ? ' primary="true"' : ''}><name set="${set}">${escapeXml(name)}</name></map>\n`,
  )
  return `<index search="true" scan="${list !== undefined}" sort="${sort !== undefined}">
<title lang="id">${escapeXml(titleInIndonesian)}</title>
<title lang="en">${escapeXml(title)}</title>
${maps.join('')}${group('configInfo', relationsOf(asks.kind).map(supportsRelation).join(''))}</index>
`
}

const supportsRelation = (name: string): string => `<supports type="relation">${escapeXml(name)}</supports>\n`

const compared = ['=', '==', 'exact', '<>', 'any', 'all'] as const

/** The relations that each kind of index takes. */
function relationsOf(kind: SruIndex['asks']['kind']): readonly string[] {
  if (kind === 'text') return [...compared, 'adj']
  if (kind === 'year') return relations.filter((one) => one !== 'adj' && one !== 'encloses')
  return kind === 'all' ? ['='] : compared
}

const schemaInfo = (): string =>
  group(
    'schemaInfo',
    recordSchemas
      .map(
        ({ name, identifier, title }) =>
          `<schema name="${name}" identifier="${identifier}" sort="false" retrieve="true"><title lang="en">${escapeXml(title)}</title></schema>\n`,
      )
      .join(''),
  )

function configInfo(): string {
  const defaults = {
    numberOfRecords: recordLimits.usual,
    retrieveSchema: recordSchemas[0]?.name ?? '',
    contextSet: 'cql',
    index: 'cql.serverChoice',
    relation: '=',
    numberOfTerms: termLimits.usual,
  }
  const settings = { maximumRecords: recordLimits.most, maximumTerms: termLimits.most }
  const written = (tag: string, values: Record<string, string | number>) =>
    Object.entries(values).map(([type, value]) => `<${tag} type="${type}">${value}</${tag}>\n`)
  const supports = [
    ...modifierNames.map((name) => ['relationModifier', name] as const),
    ...['unit=word', 'distance', 'ordered', 'unordered'].map((name) => ['proximityModifier', name] as const),
    ...['*', '?'].map((sign) => ['maskingCharacter', sign] as const),
    ['anchoringCharacter', '^'] as const,
    ...['and', 'or', 'not', 'prox'].map((name) => ['booleanOperator', name] as const),
    ['sort', 'one key'] as const,
  ]
  return group(
    'configInfo',
    [
      ...written('default', defaults),
      ...written('setting', settings),
      ...supports.map(([type, value]) => `<supports type="${type}">${escapeXml(value)}</supports>\n`),
    ].join(''),
  )
}
