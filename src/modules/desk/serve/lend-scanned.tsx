import type { Context } from 'hono'
import { notFound, type Env } from '#kernel/web.tsx'
import { checkIn, checkOut, itemState, type Block } from '#modules/circulation/index.ts'
import type { DeskRequest } from '../context-of.ts'
import { paths } from '../paths.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { readOverrides } from '../refusal/read-overrides.ts'
import { Refusal } from '../refusal/refusal.tsx'
import { deskDeed, newKey } from '../visit/visit.ts'
import { memberAtDesk } from './member-at-desk.ts'
import { MemberPage } from './member-page.tsx'

/** Lends what was scanned to the member who is open, or says what stands against it. */
export async function lendScanned(
  c: Context<Env>,
  request: DeskRequest,
  wanted: { patronId: number; barcode: string },
) {
  const { place, visit, key, field } = request
  const { patronId, barcode } = wanted
  const { overrides, missing } = readOverrides(field)
  const branchId = place.branch.id
  if (field('lalu') === 'kembalikan') {
    // Of the form's own key, so that the same form sent twice does not take back what it has just lent.
    const returned = deskDeed(c, { key: `${key}-dulu`, branchId })
    const answer = await checkIn(c.var.db, returned, { item: { barcode } }, c.var.now)
    if (!answer.ok) return refuse(c, request, wanted, { blocks: answer.blocks, missing: false })
  }
  const deed = deskDeed(c, { key, branchId, overrides: missing ? [] : overrides })
  const answer = await checkOut(c.var.db, deed, { patron: { patronId }, item: { barcode } }, c.var.now)
  if (answer.ok) return c.redirect(paths.visiting(patronId, visit), 303)
  return refuse(c, request, wanted, { blocks: answer.blocks, missing })
}

async function refuse(
  c: Context<Env>,
  { place, visit }: DeskRequest,
  { patronId, barcode }: { patronId: number; barcode: string },
  { blocks, missing }: { blocks: readonly Block[]; missing: boolean },
) {
  const { db, now, page: context } = c.var
  const [state, copy] = await Promise.all([
    memberAtDesk(db, patronId, now),
    itemState(db, { barcode }, now),
    noteMembersSeen(c, [patronId]),
  ])
  if (!state) throw notFound()
  const fields = { anggota: patronId, k: visit, key: newKey(visit), q: barcode }
  const said = (
    <Refusal
      {...{ context, blocks, barcode, title: copy?.title, recordId: copy?.recordId }}
      member={state.member}
      again={{ action: paths.desk, fields }}
      reasonMissing={missing}
    />
  )
  return c.html(<MemberPage {...{ context, place, visit, now, state, said }} tone="bad" />, 422)
}
