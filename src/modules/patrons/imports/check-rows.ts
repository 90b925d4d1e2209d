import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Category } from '../categories/list-categories.ts'
import { identityDigests, nisnDigests } from '../identity/identity.ts'
import type { Vault } from '../identity/vault.ts'
import { filledFromNik, NewMemberForm, type NewMemberFields } from '../members/member-form.ts'
import { decideMember, fieldOfRefusal } from '../members/member-rules.ts'
import { withRegions } from '../members/write-member.ts'
import type { ImportSettings } from './imports.ts'
import { formOfRow } from './row-to-form.ts'

export interface ReadRow {
  fields: NewMemberFields
  /** A day from the table, where it names one. */
  expiresOn: Day | ''
}

export type RowProblem = { problem: string; field: string; name: string }

interface Reading {
  settings: ImportSettings
  categories: readonly Category[]
  today: Day
}

/** A row as the form that staff would have filled in, or the first thing that is wrong with it. */
export function readRow(
  cells: readonly string[],
  { settings, categories, today }: Reading,
): ReadRow | RowProblem {
  const { category, branchId, guardianOnPaper } = settings
  const { expiresOn = '', ...typed } = formOfRow(settings.columns, cells, categories)
  const name = (typed['name'] ?? '').slice(0, 200)
  const form = { ...typed, category: typed['category'] ?? category, branchId }
  const parsed = v.safeParse(NewMemberForm, typed['guardianName'] ? { ...form, guardianConsent: 'on' } : form)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const field = String(issue.path?.[0]?.key ?? '')
    return { problem: issue.input === undefined ? 'required' : issue.message, field, name }
  }
  if (expiresOn !== '' && !/^\d{4}-\d\d-\d\d$/.test(expiresOn))
    return { problem: 'date-wrong', field: 'expiresOn', name }
  const placed = withRegions(filledFromNik(parsed.output, today))
  if (!placed.ok) return { problem: placed.refusal, field: 'cardPlace', name }
  const fields = placed.value
  const decided = decideMember({ fields, categories, today, hasGuardian: guardianOnPaper })
  if (!decided.ok) return { problem: decided.refusal, field: fieldOfRefusal[decided.refusal] ?? '', name }
  return { fields, expiresOn }
}

export const isProblem = (row: ReadRow | RowProblem): row is RowProblem => 'problem' in row

/** The member whom a row is about, where that member is here already: by identity, pupil number or card. */
export async function findKnown(db: Db, vault: Vault, fields: NewMemberFields): Promise<number | undefined> {
  const identity = fields.identityNumber ? identityDigests(vault, fields.identityNumber) : []
  const nisn = fields.nisn ? nisnDigests(vault, fields.nisn) : []
  if (identity.length + nisn.length > 0) {
    const known = await db
      .selectFrom('patrons.patrons')
      .select('id')
      .where('standing', '<>', 'closed')
      .where((where) =>
        where.or([
          ...(identity.length > 0 ? [where('identityDigest', 'in', identity)] : []),
          ...(nisn.length > 0 ? [where('nisnDigest', 'in', nisn)] : []),
        ]),
      )
      .executeTakeFirst()
    if (known) return known.id
  }
  if (!fields.cardNumber) return undefined
  const card = await db
    .selectFrom('patrons.cards')
    .select('patronId')
    .where('number', '=', fields.cardNumber)
    .executeTakeFirst()
  return card?.patronId
}

/** Marks by which two rows of one file are told to be the same member. */
export const marksOf = (vault: Vault, { identityNumber, nisn, cardNumber }: NewMemberFields): string[] => [
  ...(identityNumber
    ? identityDigests(vault, identityNumber).map((digest) => digest.toString('base64'))
    : []),
  ...(nisn ? [`nisn ${nisn}`] : []),
  ...(cardNumber ? [`kartu ${cardNumber}`] : []),
]
