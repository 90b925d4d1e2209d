import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { audit } from '#kernel/audit.ts'
import { dayOf } from '#kernel/days.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listMemberIds } from '../members/list-members.ts'
import { queryOf } from '../members/member-query.ts'
import { paths } from '../paths.ts'
import { findCardFacts, type CardFacts } from './card-facts.ts'
import { cardImage } from './card-image.ts'
import { cardTexts } from './messages.ts'
import { mostCards, writeCards, type CardPrinting } from './write-cards.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'patrons.cards'

/** Cards on paper and as pictures. */
export const cardRoutes = new Hono<Env>()
  .get(paths.cardSheet, requires(permission), async (c) => {
    const ids = await listMemberIds(c.var.db, queryOf(c), dayOf(c.var.now), mostCards)
    return cardsPdf(c, ids)
  })
  .get(paths.cardPdf(numbered), requires(permission), async (c) => {
    const card = await cardOf(c)
    await notePrint(c, card)
    return pdf(c, { cards: [card], paper: 'card' }, `kartu-${card.number}`)
  })
  .get(paths.cardPng(numbered), requires(permission), async (c) => {
    const card = await cardOf(c)
    await notePrint(c, card)
    const { language, libraryName } = c.var.page
    c.header('Content-Type', 'image/png')
    return c.body(new Uint8Array(await cardImage(card, { language, libraryName })))
  })

/** Many cards as a file, on the paper that the address asks for. */
export async function cardsPdf(c: Context<Env>, ids: readonly number[]) {
  const cards = await findCardFacts(c.var.db, ids)
  const today = dayOf(c.var.now)
  const entry = { action: 'cards.printed', subjectKind: 'member-list', subjectId: today }
  await audit(c.var.db, actorOf(c), { ...entry, details: { count: cards.length } })
  return pdf(c, { cards, paper: c.req.query('kertas') === 'kartu' ? 'card' : 'a4' }, 'kartu-anggota')
}

async function cardOf(c: Context<Env>): Promise<CardFacts> {
  const [card] = await findCardFacts(c.var.db, [Number(c.req.param('id'))])
  if (!card) throw notFound()
  return card
}

const notePrint = (c: Context<Env>, { id }: CardFacts) =>
  audit(c.var.db, actorOf(c), { action: 'card.printed', subjectKind: 'member', subjectId: id })

async function pdf(c: Context<Env>, printing: Pick<CardPrinting, 'cards' | 'paper'>, name: string) {
  const { language, libraryName } = c.var.page
  const title = cardTexts(language).cards
  const parts: Uint8Array[] = []
  for await (const part of writeCards(c.var.files, { ...printing, libraryName, title })) parts.push(part)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}.pdf"`)
  return c.body(new Uint8Array(Buffer.concat(parts)))
}
