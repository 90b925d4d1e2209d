import type { Vault } from '../identity/vault.ts'

const quickest = 4_000
const longest = 12 * 3_600_000

/** A mark for a form that is handed to a stranger: when that was, signed. */
export const formMark = (vault: Vault, now: Date): string => {
  const time = now.getTime().toString(36)
  return `${time}.${vault.sign(`jadi-anggota ${time}`)}`
}

export type MarkProblem = 'form-too-quick' | 'form-too-old'

/** Programs send a form at once, or one that was never handed out; people take a while, but not days. */
export function markProblem(vault: Vault, mark: string, now: Date): MarkProblem | undefined {
  const [time = '', signature = ''] = mark.split('.', 2)
  if (!vault.isSigned(`jadi-anggota ${time}`, signature)) return 'form-too-old'
  const age = now.getTime() - Number.parseInt(time, 36)
  if (age < quickest) return 'form-too-quick'
  return age > longest ? 'form-too-old' : undefined
}
