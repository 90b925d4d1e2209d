import { writeMarcxml } from '#modules/catalogue/index.ts'
import { dublinCoreOf, dublinCoreXml } from '../../dublin-core/dublin-core-of.ts'
import { escapeXml } from '../../xml.ts'
import type { GivenTitle } from '../headers/given-of-title.ts'
import { addressOfCover, pageOfTitle, type Site } from '../site.ts'
import { fittingRecord } from './fitting-record.ts'
import { withCopies } from './with-copies.ts'

export const formatNames = ['oai_dc', 'marcxml', 'marc21'] as const
export type FormatName = (typeof formatNames)[number]

export interface Format {
  name: FormatName
  schema: string
  namespace: string
  /** The title of this id as XML. */
  write(title: GivenTitle, id: number, site: Site): string
}

const dublinCore = {
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
}

const marc = {
  schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
  namespace: 'http://www.loc.gov/MARC21/slim',
  write: (title: GivenTitle, _id: number, { name }: Site) =>
    writeMarcxml(withCopies(fittingRecord(title.marc), title.copies ?? [], name), 'namespace'),
}

/** `marc21` is what some harvesters call the same thing. */
export const formats: readonly Format[] = [
  { name: 'oai_dc', ...dublinCore, write: writeDublinCore },
  { name: 'marcxml', ...marc },
  { name: 'marc21', ...marc },
]

export const formatOf = (name: string | undefined): Format | undefined =>
  formats.find((format) => format.name === name)

const dublinCoreStart = `<oai_dc:dc xmlns:oai_dc="${dublinCore.namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="${dublinCore.namespace} ${dublinCore.schema}">
`

function writeDublinCore({ marc: record, cover }: GivenTitle, id: number, site: Site): string {
  const page = `<dc:identifier>${escapeXml(pageOfTitle(site, id))}</dc:identifier>\n`
  const picture = cover ? `<dc:relation>${escapeXml(addressOfCover(site, cover))}</dc:relation>\n` : ''
  return `${dublinCoreStart}${dublinCoreXml(dublinCoreOf(record))}${page}${picture}</oai_dc:dc>\n`
}
