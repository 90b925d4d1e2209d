import type { Question } from '../messages.ts'
import { paths } from '../paths.ts'
import { problems, type ProblemCode } from '../problem.ts'
import type { ParameterObject } from './parameter.ts'
import { authorityParameters, searchParameters } from './parameters.ts'
import { ref } from './schema.ts'
import { schemas } from './schemas.ts'

export interface Operation {
  path: string
  operationId: Question
  summary: string
  parameters: readonly ParameterObject[]
  answer: keyof typeof schemas
  problems: readonly ProblemCode[]
}

const inPath = (name: string, description: string, schema: ParameterObject['schema']): ParameterObject => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
})

const largestNumber = 999_999_999_999_999
const recordId = inPath('id', 'Number of the title.', { type: 'integer', minimum: 1, maximum: largestNumber })
const authorityId = inPath('id', 'Number of the authority.', {
  type: 'integer',
  minimum: 1,
  maximum: largestNumber,
})

/** Everything that can be asked, in the order in which it is shown. */
export const operations: readonly Operation[] = [
  {
    path: paths.search,
    operationId: 'search',
    summary: 'Search titles, with their availability by branch',
    parameters: searchParameters,
    answer: 'SearchResults',
    problems: ['bad-parameter', 'unavailable'],
  },
  {
    path: paths.record('{id}'),
    operationId: 'getRecord',
    summary: 'A title',
    parameters: [recordId],
    answer: 'Record',
    problems: ['not-found', 'gone'],
  },
  {
    path: paths.recordItems('{id}'),
    operationId: 'listItems',
    summary: 'The copies of a title and where they are now',
    parameters: [recordId],
    answer: 'RecordItems',
    problems: ['not-found', 'gone'],
  },
  {
    path: paths.recordMarc('{id}'),
    operationId: 'getMarc',
    summary: 'The MARC record of a title, as JSON',
    parameters: [recordId],
    answer: 'Marc',
    problems: ['not-found', 'gone'],
  },
  {
    path: paths.item('{barcode}'),
    operationId: 'getItem',
    summary: 'A copy by its barcode',
    parameters: [inPath('barcode', 'The barcode, as it is printed.', { type: 'string', maxLength: 40 })],
    answer: 'Item',
    problems: ['not-found'],
  },
  {
    path: paths.authorities,
    operationId: 'listAuthorities',
    summary: 'Names, subjects and series under control',
    parameters: authorityParameters,
    answer: 'Authorities',
    problems: ['bad-parameter'],
  },
  {
    path: paths.authority('{id}'),
    operationId: 'getAuthority',
    summary: 'A name, subject or series with its other forms',
    parameters: [authorityId],
    answer: 'Authority',
    problems: ['not-found'],
  },
  {
    path: paths.branches,
    operationId: 'listBranches',
    summary: 'The branches with their opening hours',
    parameters: [],
    answer: 'Branches',
    problems: [],
  },
  {
    path: paths.branch('{code}'),
    operationId: 'getBranch',
    summary: 'A branch by its code',
    parameters: [inPath('code', 'Code of the branch.', { type: 'string', maxLength: 100 })],
    answer: 'Branch',
    problems: ['not-found'],
  },
]

/** The OpenAPI document of what is served under this address. */
export const openapiDocument = (origin: string, libraryName: string) => ({
  openapi: '3.1.0',
  info: {
    title: `API ${libraryName}`,
    version: '1.0.0',
    description:
      'The catalogue for programs: read-only, without a key, from any site. Each client may ask so many times a minute; after that the answer is 429 with Retry-After. Every answer has an ETag.',
    license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
  },
  servers: [{ url: origin }],
  paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: describe(operation) }])),
  components: { schemas },
})

function describe({ operationId, summary, parameters, answer, problems: own }: Operation) {
  const failures = ([...own, 'too-many-requests'] as const).map((code) => {
    const [status, title] = problems[code]
    const headers =
      code === 'too-many-requests' || code === 'unavailable' ? { headers: { 'Retry-After': retryAfter } } : {}
    return [status, { description: title, ...headers, content: problemContent }] as const
  })
  return {
    operationId,
    summary,
    parameters,
    responses: {
      200: { description: summary, content: { 'application/json': { schema: ref(answer) } } },
      304: { description: 'Not changed since the answer with the ETag of If-None-Match' },
      ...Object.fromEntries(failures),
      default: { description: 'A fault of the service', content: problemContent },
    },
  }
}

const problemContent = { 'application/problem+json': { schema: ref('Problem') } }
const retryAfter = {
  description: 'Seconds to wait.',
  schema: { type: 'integer', minimum: 1 },
}
