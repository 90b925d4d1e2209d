import {
  marcxmlFooter,
  marcxmlHeader,
  describeRecord,
  writeBibtex,
  writeIso2709,
  writeMarcxml,
  writeRis,
  type RecordDetails,
} from '#modules/catalogue/index.ts'

export interface TitleFile {
  name: string
  type: string
  content: string | Uint8Array<ArrayBuffer>
}

/** A title in the format of a reference manager or another library; undefined for a format there is not. */
export function titleFile(record: RecordDetails, format: string, permalink: string): TitleFile | undefined {
  const name = `koleksi-${record.id}`
  if (format === 'ris') {
    return {
      name: `${name}.ris`,
      type: 'application/x-research-info-systems',
      content: writeRis(describeRecord(record.marc), permalink),
    }
  }
  if (format === 'bibtex')
    return {
      name: `${name}.bib`,
      type: 'application/x-bibtex',
      content: writeBibtex(describeRecord(record.marc), record.id, permalink),
    }
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
