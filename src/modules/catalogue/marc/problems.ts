import type { MarcRecord } from './record.ts'

/** Why a file as a whole cannot be read. */
export type FileProblemCode =
  | 'file-empty'
  | 'file-is-pdf'
  | 'file-is-archive'
  | 'file-is-html'
  | 'file-is-text'
  | 'file-is-utf16'
  | 'file-not-marc'
  | 'file-without-records'

/** Why one record cannot be read or written. */
export type RecordProblemCode =
  | 'no-record-here'
  | 'record-cut-short'
  | 'record-too-long'
  | 'record-empty'
  | 'directory-broken'
  | 'three-indicators'
  | 'field-too-long'
  | 'xml-broken'
  | 'json-broken'
  | 'not-a-marc-object'
  | 'delimiter-in-value'

/** What was put right while reading, or looks wrong and was kept. */
export type RecordWarningCode =
  | 'leader-length-wrong'
  | 'leader-characters-wrong'
  | 'junk-before-record'
  | 'directory-repaired'
  | 'record-over-99999-bytes'
  | 'record-terminator-missing'
  | 'tag-unusual'
  | 'indicators-wrong'
  | 'indicators-blank'
  | 'text-outside-subfield'
  | 'empty-subfield-removed'
  | 'field-empty'
  | 'encoding-not-as-leader-says'
  | 'escapes-in-utf8'
  | 'read-as-marc8'
  | 'read-as-latin1'
  | 'characters-unknown'
  | 'control-characters-removed'
  | 'title-missing'

export type MarcProblemCode = FileProblemCode | RecordProblemCode | RecordWarningCode

/** `detail` is a tag, a number or a few words of the parser: never a sentence for people. */
export interface MarcProblem {
  code: MarcProblemCode
  detail?: string
}

interface Place {
  /** Place in the file, from 1; a stretch that is no record counts as one. */
  position: number
  /** First byte in the file, from 0. */
  offset: number
  /** The bytes as they stand in the file; of a broken stretch at most the first `longestRaw`. A view, not a copy. */
  raw: Uint8Array
}

export interface GoodRecord extends Place {
  ok: true
  record: MarcRecord
  warnings: MarcProblem[]
}

export interface BadRecord extends Place {
  ok: false
  problem: MarcProblem
}

export type ReadItem = GoodRecord | BadRecord

/** A stretch of bytes that should be one record, and where it stands. */
export interface Frame {
  offset: number
  bytes: Buffer
  /** Set where the bytes cannot be a record at all. */
  problem?: MarcProblem
}

export type Parsed =
  | { ok: true; record: MarcRecord; warnings: MarcProblem[] }
  | { ok: false; problem: MarcProblem }

/** Bytes kept of a broken record, to look at and to repair. */
export const longestRaw = 200_000

/** No record is longer; what goes on for longer without an end is not read into memory. */
export const longestRecord = 8_000_000

export const broken = (
  code: RecordProblemCode | FileProblemCode,
  detail?: string,
): Parsed & { ok: false } => ({
  ok: false,
  problem: problemOf(code, detail),
})

export const problemOf = (code: MarcProblemCode, detail?: string): MarcProblem =>
  detail === undefined ? { code } : { code, detail }

/** Adds a warning; of each kind a record carries one, with the details of the first. */
export function warn(warnings: MarcProblem[], code: RecordWarningCode, detail?: string): void {
  if (!warnings.some((warning) => warning.code === code)) warnings.push(problemOf(code, detail))
}
