import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { takeBack } from '../back/take-back.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { StartPage } from '../start/start-page.tsx'
import { count, type Kiosk } from '../visit/kiosk.ts'
import { leaveVisit, visitHere } from '../visit/visit-here.ts'
import { changeVisit, newKey, type Visit } from '../visit/visit.ts'
import { CardPage } from './card-page.tsx'
import { takePhoneCode } from './phone-code.ts'
import { readScan } from './read-scan.ts'

export type Goal = 'pinjam' | 'pinjaman-saya'
export const goalOf = (asked: unknown): Goal => (asked === 'pinjaman-saya' ? asked : 'pinjam')
export const pageOf = (goal: Goal): string => (goal === 'pinjam' ? paths.lend : paths.loans)

interface Scanned {
  text: string
  from: 'start' | 'card'
  goal: Goal
}

/** Goes where a scan leads before anybody has shown who they are. */
export async function takeScan(c: Context<Env>, kiosk: Kiosk, { text, from, goal }: Scanned) {
  const t = kioskTexts(kiosk.look.language)
  const refuse = async (problem: string) => {
    await count(c, kiosk, true)
    return from === 'start'
      ? c.html(<StartPage kiosk={kiosk} problem={problem} />, 422)
      : c.html(<CardPage kiosk={kiosk} goal={goal} problem={problem} />, 422)
  }
  const scan = await readScan(c.var.db, text)
  if (scan === 'nothing') return c.redirect(from === 'start' ? paths.start : paths.card, 303)
  if (scan === 'phone-code') {
    const patronId = await takePhoneCode(c.var.db, text, c.var.now)
    if (patronId === undefined) return refuse(t.card.phoneCodeUsed)
    const visit = await visitOfNext(c, kiosk)
    await changeVisit(c.var.db, visit.id, { patronId, card: null })
    await count(c, kiosk, false)
    return c.redirect(pageOf(goal), 303)
  }
  if (scan === 'card') {
    const visit = await visitOfNext(c, kiosk)
    await changeVisit(c.var.db, visit.id, { card: text.slice(0, 64) })
    return c.redirect(`${paths.pin}?ke=${goal}`, 303)
  }
  if (scan === 'unknown') return refuse(t.unknown)
  if (from === 'card') return refuse(t.card.notCard)
  if (scan === 'copy' || !kiosk.settings.returns) return refuse(t.start.needCard)
  // A book that is on loan, with no card before it: it comes back.
  const visit = await visitOfNext(c, kiosk)
  return takeBack(c, { ...kiosk, visit }, { barcode: text, key: newKey(visit.prefix) })
}

/** Whoever scans on these pages is not the member of before, whose visit ends with all that was done in it. */
async function visitOfNext(c: Context<Env>, kiosk: Kiosk): Promise<Visit> {
  if (kiosk.visit?.patronId == null) return visitHere(c, kiosk)
  await leaveVisit(c)
  return visitHere(c, { ...kiosk, visit: undefined })
}
