// One file each: the whole library is four times as large.
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js'
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js'
import Code128Reader from '@zxing/library/esm/core/oned/Code128Reader.js'
import Code39Reader from '@zxing/library/esm/core/oned/Code39Reader.js'
import EAN13Reader from '@zxing/library/esm/core/oned/EAN13Reader.js'
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js'
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js'

// Labels of libraries, older labels, books themselves, and codes on telephones; nothing else is looked for.
const readers = [new Code128Reader(), new QRCodeReader(), new EAN13Reader(), new Code39Reader()]

/** Reads the first barcode of a picture; loaded only where the browser cannot read barcodes itself. */
export function readWithLibrary({ data, width, height }: ImageData): string | undefined {
  const grey = new Uint8ClampedArray(width * height)
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4)
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >> 8
  const picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))
  for (const reader of readers) {
    try {
      return reader.decode(picture).getText()
    } catch {
      // Not this kind, or none at all: the library throws for both.
    }
  }
  return undefined
}
