import {
  marcxmlFooter,
  marcxmlHeader,
  writeIso2709,
  writeMarcxml,
  type RecordDetails,
} from '#modules/catalogue/index.ts'
import { bibtexOf } from './bibtex.ts'
import { risOf } from './ris.ts'

export interface TitleFile {
  name: string
  type: string
  content: string | Uint8Array<ArrayBuffer>
}

/** A title in the format of a reference manager or another library; undefined for a format there is not. */
export function titleFile(record: RecordDetails, format: string): TitleFile | undefined {
  const name = `koleksi-${record.id}`
  if (format === 'ris') {
    return { name: `${name}.ris`, type: 'application/x-research-info-systems', content: risOf(record) }
  }
  if (format === 'bibtex')
    return { name: `${name}.bib`, type: 'application/x-bibtex', content: bibtexOf(record) }
  if (format === 'marcxml') {
    const content = marcxmlHeader + writeMarcxml(record.marc) + marcxmlFooter
    return { name: `${name}.xml`, type: 'application/marcxml+xml', content }
  }
  if (format !== 'marc') return undefined
  const written = writeIso2709(record.marc)
  return written.ok
    ? { name: `${name}.mrc`, type: 'application/marc', content: new Uint8Array(written.bytes) }
    : undefined
}
