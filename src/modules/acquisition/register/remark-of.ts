import type { AcquisitionTexts } from '../messages.ts'
import type { RegisterRow } from './find-register.ts'

/** What became of a copy that is no longer there. */
export function remarkOf(
  { disposition, quarantined }: RegisterRow,
  { register: t }: AcquisitionTexts,
): string {
  if (quarantined) return t.quarantined
  if (disposition === 'withdrawn') return t.withdrawn
  return disposition === 'lost' ? t.lost : ''
}
