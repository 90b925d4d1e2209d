import type { Language } from '#kernel/i18n.ts'
import type { MachineKind, StateWord } from '../kinds.ts'
import { machineTexts } from '../messages.ts'
import type { Machine } from '../register/machine.ts'

// A kiosk asks each half minute, a SIP2 machine when it is used and in its own rhythm: a quarter of an hour is long.
const silentMinutes = 15

/** How a machine stands, in words: what keeps it from working first, then what it told itself. */
export function standingOf(
  machine: Machine,
  kind: MachineKind | undefined,
  now: Date,
  language: Language,
): StateWord[] {
  const t = machineTexts(language).standing
  if (machine.retiredAt) return [{ text: t.retired, kind: 'muted' }]
  const words: StateWord[] = []
  if (machine.lockedAt) words.push({ text: t.locked, kind: 'attention' })
  if (!machine.hasSecret) {
    words.push({ text: kind?.proof === 'login' ? t.noSecret : t.unpaired, kind: 'attention' })
  } else if (!machine.lastContactAt) words.push({ text: t.never, kind: 'attention' })
  else if (now.getTime() - machine.lastContactAt.getTime() > silentMinutes * 60_000) {
    words.push({ text: t.silent, kind: 'muted' })
  }
  if (machine.restartAskedAt) words.push({ text: t.restart, kind: 'neutral' })
  words.push(...(kind?.stateWords(machine.state, language) ?? []))
  return words.length > 0 ? words : [{ text: t.working, kind: 'good' }]
}
