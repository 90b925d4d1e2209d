import { Hono } from 'hono'
import { requires, type Env } from '#kernel/web.tsx'
import { undo } from '#modules/circulation/index.ts'
import { readDeskForm } from '../context-of.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { RefusalPage } from '../refusal/refusal-page.tsx'
import { deskDeed, isKey, newKey } from './visit.ts'

/** Takes the last scan back. */
export const undoRoutes = new Hono<Env>().post(paths.undo, requires(mayLend), async (c) => {
  const request = await readDeskForm(c)
  if (!request) return c.redirect(paths.place, 303)
  const { place, visit, field } = request
  const key = field('batal')
  // One undo for each deed, however often the button is pressed.
  const deed = deskDeed(c, { key: isKey(key) ? `${key}-batal` : newKey(visit), branchId: place.branch.id })
  const answer = await undo(c.var.db, deed, { key }, c.var.now)
  if (!answer.ok)
    return c.html(
      <RefusalPage context={c.var.page} place={place} blocks={answer.blocks} visit={visit} />,
      422,
    )
  const { patronId, kind } = answer.value
  const back =
    kind === 'check-in' || patronId === null ? `${paths.returns}?k=${visit}` : paths.visiting(patronId, visit)
  return c.redirect(`${back}&batal=${key}`, 303)
})
