import { Hono, type Context } from 'hono'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { itemState, type Block } from '#modules/circulation/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { readDeskForm, type DeskRequest } from '../context-of.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { namesOf } from '../returns/names-of.ts'
import { startVisit } from '../visit/visit.ts'
import { CopyPage } from './copy-page.tsx'
import { doWithCopy, isCopyDeed, permissionFor } from './do-with-copy.ts'

/** One copy in hand: where it is, who has it, and all that can be done with it. */
export const copyRoutes = new Hono<Env>()
  .get(paths.copyPage, requires(mayLend), async (c) => {
    const place = await deskPlace(c)
    if (!place) return c.redirect(paths.place, 303)
    const barcode = c.req.query('barcode') ?? ''
    const done = c.req.query('selesai') === '1'
    return show(c, { place, visit: startVisit(c.var.now), barcode, done })
  })
  .post(paths.copyDeed, requires(mayLend), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    const { place, visit, field } = request
    const name = field('tindakan')
    const barcode = field('barcode')
    const mayDo = isCopyDeed(name) && c.var.page.viewer?.permissions.has(permissionFor(name))
    if (!isCopyDeed(name) || !mayDo) throw notFound()
    const wrong = wrongFields(request, name)
    if (wrong) return show(c, { place, visit, barcode, wrong })
    const answer = await doWithCopy(c, request, name)
    if (!answer.ok) return show(c, { place, visit, barcode, blocks: answer.blocks })
    if (name === 'kembalikan') return c.redirect(`${paths.returns}?k=${visit}`, 303)
    return c.redirect(`${paths.copy(barcode)}&selesai=1`, 303)
  })

export type WrongFields = { note?: 'note-needed'; amount?: 'bad-amount' }

function wrongFields({ field }: DeskRequest, name: string): WrongFields | undefined {
  if (name !== 'rusak') return undefined
  const wrong: WrongFields = {
    ...(field('catatan') === '' ? { note: 'note-needed' } : {}),
    ...(/^\d{0,9}$/.test(field('jumlah')) ? {} : { amount: 'bad-amount' }),
  }
  return Object.keys(wrong).length > 0 ? wrong : undefined
}

interface Shown {
  place: DeskPlace
  visit: string
  barcode: string
  done?: boolean
  blocks?: readonly Block[]
  wrong?: WrongFields
}

async function show(c: Context<Env>, { place, visit, barcode, done, blocks, wrong }: Shown) {
  const { db, now, page: context } = c.var
  const state = await itemState(db, { barcode }, now)
  if (!state) throw notFound()
  const patronId = state.loan?.patronId ?? state.keptFor?.patronId
  const shown = patronId === undefined ? [] : [patronId]
  const [names] = await Promise.all([namesOf(db, shown), noteMembersSeen(c, shown)])
  const person = patronId === undefined ? undefined : { id: patronId, name: names.get(patronId) ?? '' }
  const status = blocks || wrong ? 422 : 200
  return c.html(<CopyPage {...{ context, place, visit, state, person, done, blocks, wrong }} />, status)
}
