import type { Db } from '#kernel/database.ts'
import { problem, type Problem, type ProblemCode } from '../request/problem.ts'
import type { OaiRequest } from '../request/read-request.ts'
import type { Site } from '../site.ts'

export type Answer = {
  /** Moment from which on the next harvest has to ask; now, if not told. */
  at?: Date
} & ({ content: string } | { problems: Problem[] })

export type AnswerVerb = (db: Db, request: OaiRequest, site: Site) => Promise<Answer>

export const wrong = (code: ProblemCode, text: string): { problems: Problem[] } => ({
  problems: [problem(code, text)],
})

export const unknownFormat = () =>
  wrong('cannotDisseminateFormat', 'The answer of ListMetadataFormats names the formats there are.')

export const unknownIdentifier = () => wrong('idDoesNotExist', 'No title has this identifier.')
