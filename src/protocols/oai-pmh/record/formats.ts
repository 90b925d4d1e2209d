import type { MarcRecord } from '#modules/catalogue/index.ts'
import { writeMarcxml } from '#modules/catalogue/index.ts'
import { dublinCoreOf, dublinCoreXml } from '../../dublin-core/dublin-core-of.ts'
import { escapeXml } from '../../xml.ts'
import { fittingRecord } from './fitting-record.ts'

export const formatNames = ['oai_dc', 'marcxml', 'marc21'] as const
export type FormatName = (typeof formatNames)[number]

export interface Format {
  name: FormatName
  schema: string
  namespace: string
  /** The record as XML; `page` is the address of the title for readers. */
  write(record: MarcRecord, page: string): string
}

const dublinCore = {
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
}

const marc = {
  schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
  namespace: 'http://www.loc.gov/MARC21/slim',
  write: (record: MarcRecord) => writeMarcxml(fittingRecord(record), 'namespace'),
}

/** `marc21` is what some harvesters call the same thing. */
export const formats: readonly Format[] = [
  { name: 'oai_dc', ...dublinCore, write: writeDublinCore },
  { name: 'marcxml', ...marc },
  { name: 'marc21', ...marc },
]

const dublinCoreStart = `<oai_dc:dc xmlns:oai_dc="${dublinCore.namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="${dublinCore.namespace} ${dublinCore.schema}">
`

function writeDublinCore(record: MarcRecord, page: string): string {
  const link = `<dc:identifier>${escapeXml(page)}</dc:identifier>\n`
  return `${dublinCoreStart}${dublinCoreXml(dublinCoreOf(record))}${link}</oai_dc:dc>\n`
}
