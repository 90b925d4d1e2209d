import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import type { FieldErrors } from '#kernel/form.ts'
import { checkRecord, type FieldProblem } from '../marc-schema/check-record.ts'
import { problemText } from '../marc-schema/messages.ts'
import type { MarcRecord } from '../marc/record.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { findDuplicates, type Duplicate } from './find-duplicates.ts'
import type { LineRemark } from './marc-view.tsx'
import type { Worksheet } from './worksheets.ts'

export interface Judgment {
  errors: FieldErrors
  /** What the schema says, by line of the full form; the leader is line 1. */
  remarks: LineRemark[]
  warnings: string[]
  duplicates: Duplicate[]
  /** What would be passed by saving all the same, to be recognised when it comes back. */
  warned: string
}

interface Question {
  record: MarcRecord
  /** The record before this edit; undefined for a new one. */
  before: MarcRecord | undefined
  id: number | undefined
  worksheet: Worksheet
  language: Language
}

/** All that speaks against saving a draft: errors that stop it, and warnings to be passed. */
export async function judgeDraft(db: Db, question: Question): Promise<Judgment> {
  const { record, before, id, worksheet, language } = question
  const problems = checkRecord(record, before)
  const duplicates = await newDuplicates(db, question, id)
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const shown = plainFieldsOf(record)
  // That there is no title the schema says already.
  const missing = before
    ? []
    : worksheet.needed.filter((name) => name !== 'title' && shown[name].length === 0)
  return {
    errors: Object.fromEntries(missing.map((name) => [name, 'required'])),
    remarks: problems
      .filter(({ severity }) => severity !== 'noted')
      .map((problem) => remarkOf(problem, language)),
    warnings: warnings.map((problem) => problemText(problem, language)),
    duplicates,
    warned: [
      ...warnings.map(({ tag, code, detail }) => `${tag} ${code} ${detail}`),
      ...duplicates.map((duplicate) => `= ${duplicate.id}`),
    ].join('; '),
  }
}

/** By what changed: doubles of a record that was there before are old news. */
async function newDuplicates(
  db: Db,
  { record, before }: Question,
  id: number | undefined,
): Promise<Duplicate[]> {
  const now = plainFieldsOf(record)
  const then = before && plainFieldsOf(before)
  const renamed = then?.title !== now.title || then.author !== now.author
  return findDuplicates(db, {
    isbn: then?.isbn === now.isbn ? '' : now.isbn,
    issn: then?.issn === now.issn ? '' : now.issn,
    title: renamed ? now.title : '',
    author: now.author,
    except: id,
  })
}

/** Line of the leader is 1, of the first field 2; 0 stands for the record as a whole. */
export const remarkOf = (problem: FieldProblem, language: Language): LineRemark => ({
  line: problem.field === -2 ? 0 : problem.field + 2,
  text: problemText(problem, language),
  warning: problem.severity !== 'error',
})
