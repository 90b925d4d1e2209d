import { formatDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { stockTakeTexts } from '../messages.ts'
import type { Verdict } from './scan.ts'

/** For ear and eye: in place, look at this, set aside. */
export type Tone = 'good' | 'attention' | 'bad'

/** What a device shows of a scan, in words. */
export interface VerdictWords {
  key: string
  tone: Tone
  label: string
  barcode: string
  title: string
  lines: string[]
}

export function verdictWords(verdict: Verdict, language: Language): VerdictWords {
  const t = stockTakeTexts(language).counting
  const { key, finding, again, barcode, title, displaced } = verdict
  const lines = [
    again && t.say.again,
    whereTo(verdict, language),
    displaced && t.say.displaced(named(displaced)),
  ].flatMap((line) => line || [])
  return {
    key,
    tone: toneOf(verdict),
    label: again ? `${t.again} · ${t.findings[finding]}` : t.findings[finding],
    barcode,
    title,
    lines,
  }
}

const misplaced = new Set(['other-branch', 'other-shelf', 'out-of-scope', 'out-of-order'])

function toneOf({ finding, again, displaced }: Verdict): Tone {
  if (finding === 'found') return again || displaced ? 'attention' : 'good'
  return misplaced.has(finding) ? 'attention' : 'bad'
}

function whereTo(
  { finding, shelf, branch, callNumber, dueOn, neighbour }: Verdict,
  language: Language,
): string {
  const { say, findings } = stockTakeTexts(language).counting
  const place = [branch, shelf, callNumber].filter(Boolean).join(' · ')
  if (finding === 'found') return callNumber
  if (finding === 'unknown') return say.unknown
  if (finding === 'on-loan') return dueOn ? say.dueOn(formatDate(dueOn, language)) : findings[finding]
  if (finding === 'out-of-order' && neighbour)
    return `${neighbour.side === 'before' ? say.before(named(neighbour)) : say.after(named(neighbour))}`
  return misplaced.has(finding) ? say.belongs(place) : say.aside
}

const named = ({ callNumber, title }: { callNumber: string; title: string }) =>
  [callNumber, title].filter(Boolean).join(' – ')
