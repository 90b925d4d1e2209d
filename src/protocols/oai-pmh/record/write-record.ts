import { escapeXml } from '../../xml.ts'
import type { Header, HeaderWithTitle } from '../headers/read-headers.ts'
import { writeDate } from '../request/dates.ts'
import type { Site } from '../site.ts'
import type { Format } from './formats.ts'
import { identifierOf } from './identifiers.ts'

export function writeHeader({ recordId, stamp, deleted, sets }: Header, { domain }: Site): string {
  const status = deleted ? ' status="deleted"' : ''
  const members = sets.map((set) => `<setSpec>${escapeXml(set)}</setSpec>\n`).join('')
  const identifier = identifierOf(domain, recordId)
  return `<header${status}>
<identifier>${identifier}</identifier>
<datestamp>${writeDate(stamp)}</datestamp>
${members}</header>
`
}

export function writeRecord(record: HeaderWithTitle, format: Format, site: Site): string {
  const metadata =
    record.marc === null ? '' : `<metadata>\n${format.write(record, record.recordId, site)}</metadata>\n`
  return `<record>\n${writeHeader(record, site)}${metadata}</record>\n`
}
