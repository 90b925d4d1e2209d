import { writeMarcxml, type MarcRecord } from '#modules/catalogue/index.ts'
import { dublinCoreOf, dublinCoreXml } from '../../dublin-core/dublin-core-of.ts'
import { fittingRecord } from '../../oai-pmh/record/fitting-record.ts'

export interface RecordSchema {
  name: string
  identifier: string
  /** Other names by which it is asked for. */
  aliases: readonly string[]
  title: string
  write(record: MarcRecord): string
}

/** How records can be had; the first is what is given unless another is asked for. */
export const recordSchemas: readonly RecordSchema[] = [
  {
    name: 'marcxml',
    identifier: 'info:srw/schema/1/marcxml-v1.1',
    aliases: ['http://www.loc.gov/MARC21/slim', 'marc21'],
    title: 'MARC 21 in XML',
    write: (record) => writeMarcxml(fittingRecord(record), 'namespace'),
  },
  {
    name: 'dc',
    identifier: 'info:srw/schema/1/dc-v1.1',
    aliases: ['info:srw/schema/1/dc-schema', 'http://purl.org/dc/elements/1.1/'],
    title: 'Dublin Core',
    write: (record) =>
      `<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="http://purl.org/dc/elements/1.1/">\n${dublinCoreXml(dublinCoreOf(record))}</srw_dc:dc>\n`,
  },
]
