import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { identityDigests, nisnDigests } from '../identity/identity.ts'
import type { Vault } from '../identity/vault.ts'
import { findMembersBySecret, listMembers, type ListedMember } from './list-members.ts'
import { normalisePhone } from './phone.ts'

export interface MemberSearch {
  members: ListedMember[]
  /** True when what was typed is a number or address that must not stand in an address line. */
  secret: boolean
}

/** Whoever is meant by what was typed or scanned at a desk: a card, an identity, a telephone, a mail address, a name. */
export async function searchMembers(
  db: Db,
  { vault, today }: { vault: Vault; today: Day },
  typed: string,
): Promise<MemberSearch> {
  const text = typed.trim().slice(0, 200)
  const secrets = secretsIn(vault, text)
  if (secrets) {
    const members = await findMembersBySecret(db, secrets, today)
    if (members.length > 0) return { members, secret: true }
  }
  const everybody = { category: '', state: '', expiresBy: '', branchId: undefined, school: '' } as const
  const { members } = await listMembers(db, { ...everybody, text, page: 1 }, today)
  return { members, secret: secrets !== undefined }
}

/** Numbers as long as those of papers and telephones, and mail addresses. */
function secretsIn(vault: Vault, text: string) {
  const email = /^\S+@\S+\.\S+$/.test(text) ? [text.toLowerCase()] : []
  const digits = text.replaceAll(/[\s().+-]/g, '')
  const numeric = /^\d{8,20}$/.test(digits)
  const passport = /^[A-Za-z]{1,2}\d{6,10}$/.test(digits)
  if (email.length === 0 && !numeric && !passport) return undefined
  const phone = normalisePhone(text)
  return {
    digests: [...identityDigests(vault, text), ...(numeric ? nisnDigests(vault, digits) : [])],
    contacts: [...email, ...(phone ? [phone] : [])],
  }
}
