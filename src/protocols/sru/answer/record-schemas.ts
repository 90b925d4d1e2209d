import { writeMarcxml } from '#modules/catalogue/index.ts'
import { dublinCoreOf, dublinCoreXml } from '../../dublin-core/dublin-core-of.ts'
import { fittingRecord } from '../../oai-pmh/record/fitting-record.ts'
import { withCopies } from '../../oai-pmh/record/with-copies.ts'
import type { FoundTitle } from '../read-records.ts'

export interface RecordSchema {
  name: string
  identifier: string
  /** Other names by which it is asked for. */
  aliases: readonly string[]
  title: string
  /** A title as XML, with the copies of the library of this name. */
  write(title: FoundTitle, library: string): string
}

/** How records can be had; the first is what is given unless another is asked for. */
export const recordSchemas: readonly RecordSchema[] = [
  {
    name: 'marcxml',
    identifier: 'info:srw/schema/1/marcxml-v1.1',
    aliases: ['http://www.loc.gov/MARC21/slim', 'marc21'],
    title: 'MARC 21 in XML',
    write: ({ marc, copies }, library) =>
      writeMarcxml(withCopies(fittingRecord(marc), copies ?? [], library), 'namespace'),
  },
  {
    name: 'dc',
    identifier: 'info:srw/schema/1/dc-v1.1',
    aliases: ['info:srw/schema/1/dc-schema', 'http://purl.org/dc/elements/1.1/'],
    title: 'Dublin Core',
    write: ({ marc }) =>
      `<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="http://purl.org/dc/elements/1.1/">\n${dublinCoreXml(dublinCoreOf(marc))}</srw_dc:dc>\n`,
  },
]
