import type { Db } from '#kernel/database.ts'
import { escapeXml } from '../../xml.ts'
import { catchUp } from '../headers/catch-up.ts'
import {
  countHeaders,
  readHeaders,
  readRecords,
  type Header,
  type PageRequest,
} from '../headers/read-headers.ts'
import { formatOf, type Format } from '../record/formats.ts'
import { writeHeader, writeRecord } from '../record/write-record.ts'
import type { OaiRequest } from '../request/read-request.ts'
import { readToken, writeToken, type Resumption } from '../request/resumption-token.ts'
import type { ListVerb } from '../request/verbs.ts'
import type { Site } from '../site.ts'
import { unknownFormat, wrong, type Answer, type AnswerVerb } from './answer.ts'

/** Most titles of one answer, and the length after which it ends early. */
export const pageLengths: Record<ListVerb, number> = { ListRecords: 100, ListIdentifiers: 500 }
const longestAnswer = 4_000_000

/** ListIdentifiers and ListRecords: one page of them. */
export const answerList: AnswerVerb = async (db, request, site) => {
  const verb = request.verb === 'ListRecords' ? 'ListRecords' : 'ListIdentifiers'
  const asked = wanted(request, verb)
  if ('problems' in asked) return asked
  const { at } = await catchUp(db)
  const rows = await readRows(db, asked, site)
  if (rows.length === 0) return { at, ...wrong('noRecordsMatch', 'No title matches these arguments.') }
  const given = fitting(rows.slice(0, pageLengths[verb]))
  return {
    at,
    content: given.map(({ xml }) => xml).join('') + (await tokenXml(db, asked, given, rows.length)),
  }
}

/** A list to go on with, or to begin with. */
type Wanted = Omit<Resumption, 'after' | 'size'> & Partial<Resumption> & { format: Format }

function wanted(
  { given, from, until }: OaiRequest,
  verb: ListVerb,
): Wanted | Extract<Answer, { problems: unknown }> {
  if (given.resumptionToken !== undefined) {
    const resumption = readToken(given.resumptionToken, verb)
    const format = formatOf(resumption?.metadataPrefix)
    if (resumption && format) return { ...resumption, format }
    return wrong('badResumptionToken', `This is no resumptionToken of ${verb} here.`)
  }
  const format = formatOf(given.metadataPrefix)
  if (!format) return unknownFormat()
  return {
    verb,
    metadataPrefix: format.name,
    format,
    from: from?.begins,
    before: until?.ends,
    set: given.set,
    cursor: 0,
  }
}

interface Row {
  header: Header
  xml: string
}

/**
 * One more than a page, to know whether it is the last. When all that was left of a list has changed meanwhile, and so
 * lies behind its end, the first of those is given: an answer without any would be an error to the harvester.
 */
async function readRows(
  db: Db,
  { from, before, set, after, verb, format }: Wanted,
  site: Site,
): Promise<Row[]> {
  const read = readersOf[verb](db, format, site)
  const rows = await read({ from, before, set, after, limit: pageLengths[verb] + 1 })
  return rows.length > 0 || !after ? rows : read({ after, limit: 1 })
}

const readersOf = {
  ListIdentifiers: (db: Db, _format: Format, site: Site) => async (page: PageRequest) =>
    (await readHeaders(db, page)).map((header) => ({ header, xml: writeHeader(header, site) })),
  ListRecords: (db: Db, format: Format, site: Site) => async (page: PageRequest) =>
    (await readRecords(db, page)).map((record) => ({
      header: record,
      xml: writeRecord(record, format, site),
    })),
}

/** As many as one answer holds, at least one. */
function fitting(rows: Row[]): Row[] {
  let length = 0
  const end = rows.findIndex(({ xml }) => (length += xml.length) > longestAnswer)
  return end === -1 ? rows : rows.slice(0, Math.max(1, end))
}

/** Nothing after a list that is whole on its only page; an empty one after the last of several. */
async function tokenXml(db: Db, asked: Wanted, given: Row[], found: number): Promise<string> {
  const { cursor } = asked
  const next = cursor + given.length
  const last = given.at(-1)?.header
  const more = found > given.length
  if (!last || (!more && !asked.after)) return ''
  if (!more) return `<resumptionToken completeListSize="${next}" cursor="${cursor}"/>\n`
  const size = Math.max(asked.size ?? (await countHeaders(db, asked)), next + 1)
  const after = { stamp: last.stamp, recordId: last.recordId }
  const token = writeToken({ ...asked, after, cursor: next, size })
  return `<resumptionToken completeListSize="${size}" cursor="${cursor}">${escapeXml(token)}</resumptionToken>\n`
}
