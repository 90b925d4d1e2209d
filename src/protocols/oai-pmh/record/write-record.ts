import { escapeXml } from '../../xml.ts'
import type { Header, HeaderWithMarc } from '../headers/read-headers.ts'
import { writeDate } from '../request/dates.ts'
import type { Format } from './formats.ts'
import { identifierOf } from './identifiers.ts'

export interface Names {
  /** Second part of the identifiers. */
  domain: string
  /** Address of the site, without a slash at the end. */
  origin: string
}

export function writeHeader({ recordId, stamp, deleted, sets }: Header, { domain }: Names): string {
  const status = deleted ? ' status="deleted"' : ''
  const members = sets.map((set) => `<setSpec>${escapeXml(set)}</setSpec>\n`).join('')
  const identifier = identifierOf(domain, recordId)
  return `<header${status}>
<identifier>${identifier}</identifier>
<datestamp>${writeDate(stamp)}</datestamp>
${members}</header>
`
}

export function writeRecord(record: HeaderWithMarc, format: Format, names: Names): string {
  const { marc } = record
  const metadata =
    record.deleted || marc === null
      ? ''
      : `<metadata>\n${format.write(marc, `${names.origin}/koleksi/${record.recordId}`)}</metadata>\n`
  return `<record>\n${writeHeader(record, names)}${metadata}</record>\n`
}
