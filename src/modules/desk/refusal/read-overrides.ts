import { overridePermissions, type BlockCode, type Override } from '#modules/circulation/index.ts'

const isBlockCode = (code: string): code is BlockCode => code in overridePermissions

/** Blocks that the person at the desk says shall not count, with the reason; `missing` when none was written. */
export function readOverrides(field: (name: string) => string): { overrides: Override[]; missing: boolean } {
  const codes = field('lewati').split(',').filter(isBlockCode)
  const reason = field('alasan').slice(0, 300)
  return { overrides: codes.map((code) => ({ code, reason })), missing: codes.length > 0 && reason === '' }
}
