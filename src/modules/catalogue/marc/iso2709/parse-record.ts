import { blankIndicators } from '../blank-indicators.ts'
import { hasTitle } from '../has-title.ts'
import { normalLeader } from '../normal-leader.ts'
import { broken, warn, type MarcProblem, type Parsed } from '../problems.ts'
import type { MarcField } from '../record.ts'
import { readDirectory, type Directory } from './directory.ts'
import { fieldTextOf } from './field-text.ts'
import { isLeaderAt, numberAt, recordTerminator } from './leader.ts'
import { parseField } from './parse-field.ts'

const shortest = 26
const longest = 99_999

/** Reads one record from its bytes, its terminator included where there is one. */
export function parseIso2709(bytes: Buffer): Parsed {
  if (!mayBeRecord(bytes)) return broken('no-record-here')
  const declared = numberAt(bytes, 0, 5)
  const ended = bytes.at(-1) === recordTerminator
  const cut = !ended && declared > bytes.length + 1
  const directory = readDirectory(bytes)
  if (cut && (!directory || directory.repaired)) return broken('record-cut-short')
  if (!directory) return broken(isLeaderAt(bytes, 0) || declared > 0 ? 'directory-broken' : 'no-record-here')
  if (directory.segments.length === 0) return broken('record-empty')
  if (hasThreeIndicators(bytes, directory)) return broken('three-indicators')

  const warnings: MarcProblem[] = []
  const leader = leaderOf(bytes, directory, declared, warnings)
  if (!ended) warn(warnings, 'record-terminator-missing')
  if (directory.repaired) warn(warnings, 'directory-repaired')
  const textOf = fieldTextOf(bytes, warnings)
  const fields: MarcField[] = []
  for (const segment of directory.segments) fields.push(parseField(segment.tag, textOf(segment), warnings))
  const record = { leader, fields: blankIndicators(fields, warnings) }
  if (!hasTitle(record)) warn(warnings, 'title-missing')
  return { ok: true, record, warnings }
}

/** A leader is readable text; bytes without one are no record, however many terminators they hold. */
function mayBeRecord(bytes: Buffer): boolean {
  if (bytes.length < shortest) return false
  let readable = 0
  for (let at = 0; at < 22; at += 1) {
    const byte = bytes[at]!
    if (byte >= 0x20 && byte < 0x7f) readable += 1
  }
  return readable > 18
}

function leaderOf(bytes: Buffer, { start }: Directory, declared: number, warnings: MarcProblem[]): string {
  const length = bytes.at(-1) === recordTerminator ? bytes.length : bytes.length + 1
  const { leader, usual } = normalLeader(bytes.toString('latin1', 0, start))
  if (!usual) warn(warnings, 'leader-characters-wrong')
  if (bytes.length > longest) warn(warnings, 'record-over-99999-bytes')
  else if (declared !== length) warn(warnings, 'leader-length-wrong', bytes.toString('latin1', 0, 5).trim())
  return leader
}

/** The Danish variant of the format: its third indicator has no place in MARC 21. */
function hasThreeIndicators(bytes: Buffer, { segments }: Directory): boolean {
  if (bytes[10] !== 0x33) return false
  return segments.every(({ start, end }) => end - start < 4 || bytes[start + 3] === 0x1f)
}
