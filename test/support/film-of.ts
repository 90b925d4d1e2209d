import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { symbolPicture, type SymbolKind } from '#design/print/symbols.ts'

const size = { width: 640, height: 480 }

/**
 * A film that a browser takes for its camera, of a barcode held still: raw pictures in the file format of Y4M, for
 * Chromium's `--use-file-for-fake-video-capture`.
 */
export async function filmOf(kind: SymbolKind, text: string, file: string): Promise<void> {
  const barcode = await symbolPicture(kind, text, kind === 'qr' ? 6 : 3, 25)
  const grey = await sharp({ create: { ...size, channels: 3, background: '#d8d4cc' } })
    .composite([
      {
        input: await sharp(barcode)
          .extend({ top: 24, bottom: 24, left: 40, right: 40, background: '#fff' })
          .toBuffer(),
      },
    ])
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  const colour = Buffer.alloc((size.width * size.height) / 2, 128)
  const picture = Buffer.concat([Buffer.from('FRAME\n'), grey.subarray(0, size.width * size.height), colour])
  const head = Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F10:1 Ip A1:1 C420jpeg\n`)
  await writeFile(file, Buffer.concat([head, ...Array.from({ length: 10 }, () => picture)]))
}

/** What a browser is started with so that a film is its camera, and nobody is asked for leave. */
export const cameraOf = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]
