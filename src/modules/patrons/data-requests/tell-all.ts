import { stringify } from 'csv-stringify/sync'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { listConsents } from '../consents/list-consents.ts'
import { familyOf } from '../family/family-of.ts'
import { findMember } from '../members/find-member.ts'
import { findNeeds } from '../needs/needs.ts'
import type { PatronParts } from '../parts.ts'
import { regionLabel } from '../regions/regions.ts'

type Rows = readonly Record<string, unknown>[]

/** Everything that is kept about a member, by subject, for themselves: the numbers of their papers too. */
export async function tellAll(
  db: Db,
  { vault, followers = [] }: PatronParts,
  patronId: number,
  now: Date,
): Promise<Record<string, Rows> | undefined> {
  const member = await findMember(db, patronId, dayOf(now))
  if (!member) return undefined
  const [family, consents, needs] = await Promise.all([
    familyOf(db, patronId, dayOf(now)),
    listConsents(db, patronId),
    findNeeds(db, patronId),
  ])
  const elsewhere = await Promise.all(followers.map(({ tellAll: tell }) => tell?.(db, patronId) ?? {}))
  return Object.assign(
    {
      anggota: [personOf(member, vault.open)],
      kartu: member.cards,
      kontak: member.contacts,
      blokir: member.blocks,
      keluarga: [...family.guardians, ...family.children],
      persetujuan: consents,
      kebutuhan: needs ? [needs] : [],
    },
    ...elsewhere,
  )
}

type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>

const personOf = (member: Member, open: (sealed: Buffer) => string) => ({
  nama: member.name,
  jenisAnggota: member.nameId,
  keadaan: member.state,
  berlakuSampai: member.expiresOn,
  terdaftarSejak: member.createdAt,
  jenisIdentitas: member.identityKind,
  nomorIdentitas: member.identitySealed && open(member.identitySealed),
  nisn: member.nisnSealed && open(member.nisnSealed),
  tanggalLahir: member.birthDate,
  jenisKelamin: member.sex,
  pekerjaan: member.occupation,
  pendidikan: member.education,
  sekolah: member.school,
  kelas: member.schoolClass,
  alamatKtp: [member.cardAddress, regionLabel(member.cardRegion)].filter(Boolean).join(', '),
  alamatDomisili: [member.homeAddress, regionLabel(member.homeRegion)].filter(Boolean).join(', '),
  bahasa: member.language,
  riwayatDisimpan: member.keepsHistory,
  wali: member.guardianName,
  teleponWali: member.guardianPhone,
  catatan: member.note,
})

/** The same as one table: subject, number of the row, name, value. */
export const asCsv = (all: Record<string, Rows>): string =>
  stringify(
    Object.entries(all).flatMap(([subject, rows]) =>
      rows.flatMap((row, place) =>
        Object.entries(row).map(([name, value]) => [subject, place + 1, name, textOf(value)]),
      ),
    ),
    { header: true, columns: ['perihal', 'baris', 'nama', 'isi'], escape_formulas: true },
  )

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
