import * as v from 'valibot'
import { QueueFile } from './told.ts'

/** The deeds of a saved queue; undefined for any other file. */
export function readQueueFile(text: string): readonly unknown[] | undefined {
  try {
    const read = v.safeParse(QueueFile, JSON.parse(text))
    return read.success ? read.output.deeds : undefined
  } catch {
    return undefined
  }
}
