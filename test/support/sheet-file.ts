import { crc32 } from 'node:zlib'

/** A small Excel file with one sheet of texts, packed without compression. */
export function sheetFile(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cells = (row: readonly (string | number)[], at: number) =>
    row.map((cell, place) => {
      const name = `${String.fromCodePoint(65 + place)}${at + 1}`
      if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`
      const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`
    })
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const content = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at).join('')}</row>`).join('')
  return zipFile({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Buku" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${content}</sheetData></worksheet>`,
  })
}

/** A ZIP archive of texts; `claimed` is the unpacked size that its directory names, if not the true one. */
export function zipFile(entries: Record<string, string>, claimed?: number): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(bytes.length, 14)
    shared.writeUInt32LE(claimed ?? bytes.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), bytes])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, rest, Buffer.from(name)]),
    )
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
