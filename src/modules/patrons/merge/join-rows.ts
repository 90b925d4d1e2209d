import type { Selectable } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { DB } from '#kernel/tables.ts'
import { forgotten } from '../members/forgotten.ts'
import type { Merge } from './merge-members.ts'

type Row = Selectable<DB['patrons.patrons']>

/** What the one who stays knows after a merge: their own, and where that is empty, what only the double had. */
export function joined(stays: Row, double: Row): Partial<Row> {
  const identity =
    stays.identityDigest === null && double.identityDigest !== null
      ? {
          identityKind: double.identityKind,
          identitySealed: double.identitySealed,
          identityDigest: double.identityDigest,
          identityEnding: double.identityEnding,
        }
      : {}
  const nisn =
    stays.nisnDigest === null && double.nisnDigest !== null
      ? { nisnSealed: double.nisnSealed, nisnDigest: double.nisnDigest }
      : {}
  const card =
    stays.cardAddress === '' ? { cardAddress: double.cardAddress, cardRegion: double.cardRegion } : {}
  const home =
    stays.homeAddress === '' ? { homeAddress: double.homeAddress, homeRegion: double.homeRegion } : {}
  const school = stays.school === '' ? { school: double.school, schoolClass: double.schoolClass } : {}
  const verified = stays.standing === 'active' || double.standing === 'active'
  return {
    ...identity,
    ...nisn,
    ...card,
    ...home,
    ...school,
    birthDate: stays.birthDate ?? double.birthDate,
    sex: stays.sex ?? double.sex,
    occupation: stays.occupation || double.occupation,
    education: stays.education || double.education,
    branchId: stays.branchId ?? double.branchId,
    photoDigest: stays.photoDigest ?? double.photoDigest,
    pinHash: stays.pinHash ?? double.pinHash,
    note: [stays.note, double.note].filter(Boolean).join('\n'),
    standing: verified ? 'active' : 'pending',
    verifiedAt: stays.verifiedAt ?? double.verifiedAt,
    expiresOn: stays.expiresOn > double.expiresOn ? stays.expiresOn : double.expiresOn,
  }
}

/** Closes the double first: an identity belongs to one open member at any time. Gives the photo of the double. */
export async function joinRows(tx: Tx, { from, into }: Merge): Promise<string | null> {
  const rows = await tx.selectFrom('patrons.patrons').selectAll().where('id', 'in', [from, into]).execute()
  const [double, stays] = [rows.find(({ id }) => id === from), rows.find(({ id }) => id === into)]
  if (!double || !stays) return null
  await tx
    .updateTable('patrons.patrons')
    .set({ ...forgotten, name: double.name, standing: 'closed', mergedInto: into })
    .where('id', '=', from)
    .execute()
  await tx
    .updateTable('patrons.patrons')
    .set((set) => ({ ...joined(stays, double), version: set('version', '+', 1), updatedAt: new Date() }))
    .where('id', '=', into)
    .execute()
  return double.photoDigest
}
