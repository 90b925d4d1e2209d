import {
  BinaryBitmap,
  Code128Reader,
  Code39Reader,
  EAN13Reader,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library'

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
