import type { Vault } from './vault.ts'

export const identityKinds = ['nik', 'kia', 'paspor', 'kitas', 'kartu-pelajar'] as const
export type IdentityKind = (typeof identityKinds)[number]

/** A number as it is compared: capitals and digits only. */
export const normaliseIdentity = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

const shapes: Record<IdentityKind, RegExp> = {
  nik: /^\d{16}$/,
  kia: /^\d{16}$/,
  paspor: /^[A-Z0-9]{6,12}$/,
  kitas: /^[A-Z0-9]{6,20}$/,
  'kartu-pelajar': /^[A-Z0-9]{4,20}$/,
}

export const isIdentity = (kind: IdentityKind, number: string): boolean =>
  shapes[kind].test(normaliseIdentity(number))

/** A child's card bears the NIK that its later KTP will bear, so both are one number. */
const indexText = (kind: IdentityKind, number: string) =>
  `${kind === 'kia' ? 'nik' : kind}:${normaliseIdentity(number)}`

export interface SealedIdentity {
  identityKind: IdentityKind
  identitySealed: Buffer
  identityDigest: Buffer
  identityEnding: string
}

/** The columns of an identity; the number itself is in none of them to read. */
export function sealIdentity(vault: Vault, kind: IdentityKind, number: string): SealedIdentity {
  const { sealed } = vault.seal(normaliseIdentity(number))
  const { digest } = vault.seal(indexText(kind, number))
  const ending = normaliseIdentity(number).slice(-4)
  return {
    identityKind: kind,
    identitySealed: sealed,
    identityDigest: digest,
    identityEnding: ending,
  }
}

/** Digests under which a number may be kept, whatever kind of paper it stands on. */
export const identityDigests = (vault: Vault, number: string): Buffer[] =>
  identityKinds.flatMap((kind) => (isIdentity(kind, number) ? vault.digestsOf(indexText(kind, number)) : []))

/** The pupil number is sealed the same way. */
export const sealNisn = (vault: Vault, nisn: string) => ({
  nisnSealed: vault.seal(nisn).sealed,
  nisnDigest: vault.seal(`nisn:${nisn}`).digest,
})

export const nisnDigests = (vault: Vault, nisn: string): Buffer[] => vault.digestsOf(`nisn:${nisn}`)

/** 3572••••••••1234: enough to compare with a paper, too little to use. */
export const masked = (number: string): string => {
  const hidden = number.length - 8
  return hidden > 0
    ? number.slice(0, 4) + '•'.repeat(hidden) + number.slice(-4)
    : '•'.repeat(Math.max(0, number.length - 2)) + number.slice(-2)
}
