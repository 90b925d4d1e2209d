/** A line of a scanner's file, and the bytes of the file up to its end. */
export interface ReadLine {
  barcode: string
  end: number
}

const lineFeed = 0x0a
/** No barcode is so long; what is longer is no list of barcodes, and is cut here. */
const longestLine = 4096

/** Reads a text or CSV file line by line from a byte on; what is held is one chunk and one line. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  start: number,
): AsyncGenerator<ReadLine[]> {
  let rest = Buffer.alloc(0)
  let end = start
  for await (const chunk of source) {
    const whole = Buffer.concat([rest, chunk])
    const lines: ReadLine[] = []
    let from = 0
    for (let at = whole.indexOf(lineFeed); at >= 0; at = whole.indexOf(lineFeed, from)) {
      end += at + 1 - from
      lines.push({ barcode: barcodeOf(whole.subarray(from, Math.min(at, from + longestLine))), end })
      from = at + 1
    }
    rest = whole.subarray(from)
    if (rest.length > longestLine) {
      end += rest.length
      rest = Buffer.alloc(0)
    }
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield [{ barcode: barcodeOf(rest), end: end + rest.length }]
}

/** The first column, without quotation marks and what scanners put around it. */
function barcodeOf(line: Buffer): string {
  const text = line
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll('\0', '')
  const [first = ''] = text.split(/[,;\t|]/, 1)
  const barcode = first.replaceAll('"', '').trim()
  return /^[!-~]{1,100}$/.test(barcode) && !isHeading(barcode) ? barcode : ''
}

const isHeading = (text: string) => /^(barcode|barkod|kode|item_code|nomor|no)$/i.test(text)
