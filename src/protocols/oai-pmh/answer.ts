import type { Db } from '#kernel/database.ts'
import { readRequest } from './request/read-request.ts'
import type { Verb } from './request/verbs.ts'
import type { Site } from './site.ts'
import type { AnswerVerb } from './verbs/answer.ts'
import { answerGetRecord } from './verbs/get-record.ts'
import { answerIdentify } from './verbs/identify.ts'
import { answerListMetadataFormats } from './verbs/list-metadata-formats.ts'
import { answerList } from './verbs/list-records.ts'
import { answerListSets } from './verbs/list-sets.ts'
import { writeDocument, writeProblems } from './write-document.ts'

const answers: Record<Verb, AnswerVerb> = {
  Identify: answerIdentify,
  ListMetadataFormats: answerListMetadataFormats,
  ListSets: answerListSets,
  ListIdentifiers: answerList,
  ListRecords: answerList,
  GetRecord: answerGetRecord,
}

/** The document that answers these arguments, whatever they are. */
export async function answerOai(
  db: Db,
  pairs: readonly (readonly [name: string, value: string])[],
  site: Site,
  now: Date,
): Promise<string> {
  const { base } = site
  const read = readRequest(pairs)
  if (!read.ok) return writeDocument({ at: now, base, content: writeProblems(read.problems) })
  const { verb, given } = read.value
  const { at = now, ...answer } = await answers[verb](db, read.value, site)
  const content =
    'problems' in answer ? writeProblems(answer.problems) : `<${verb}>\n${answer.content}</${verb}>\n`
  return writeDocument({ at, base, asked: { verb, given }, content })
}
