type Source = HTMLVideoElement
/** Reads what the camera sees; undefined where it sees no barcode. */
export type ReadBarcode = (video: Source) => Promise<string | undefined>

interface Detector {
  detect(source: Source): Promise<{ rawValue: string }[]>
}
type DetectorMaker = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const wanted = ['code_128', 'code_39', 'ean_13', 'qr_code']
const widest = 960
// A code held still that is not found at one size mostly is at another.
const sizes = [1, 0.75, 0.6]

/** The browser's own reader where it has one for our barcodes; else a library, fetched only then. */
export async function barcodeReader(): Promise<ReadBarcode> {
  const maker = 'BarcodeDetector' in window ? (window.BarcodeDetector as DetectorMaker) : undefined
  const formats = (await maker?.getSupportedFormats().catch(() => []))?.filter((one) => wanted.includes(one))
  if (maker && formats?.includes('code_128')) {
    const detector = new maker({ formats })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const { readWithLibrary } = await import('./read-with-library.ts')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  let turn = 0
  return async (video) => {
    const shrink = Math.min(1, widest / video.videoWidth) * (sizes[turn++ % sizes.length] ?? 1)
    canvas.width = Math.round(video.videoWidth * shrink)
    canvas.height = Math.round(video.videoHeight * shrink)
    if (!pen || canvas.width === 0) return undefined
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    return readWithLibrary(pen.getImageData(0, 0, canvas.width, canvas.height))
  }
}
