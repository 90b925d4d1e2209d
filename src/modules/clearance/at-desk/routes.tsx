import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { actorOf } from '#kernel/acting.ts'
import { dayOf } from '#kernel/days.ts'
import { parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { noteMemberListSeen, noteMembersSeen } from '#modules/patrons/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { newCode } from '../letters/code.ts'
import { duesOf } from '../letters/dues.ts'
import { findLetter, searchLetters, type ClearanceLetter } from '../letters/find-letters.ts'
import { issueLetter } from '../letters/issue-letter.ts'
import { letterStates } from '../letters/letter-state.ts'
import { withdrawLetter } from '../letters/withdraw-letter.ts'
import { writeClearance } from '../letters/write-clearance.ts'
import { paths } from '../paths.ts'
import { mayIssue, mayWithdraw } from '../permissions.ts'
import { findClearanceSettings } from '../settings/settings.ts'
import { LetterPage } from './letter-page.tsx'
import { LettersPage } from './letters-page.tsx'
import { NewLetterPage, type Asked } from './new-letter-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const Words = v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(100)), '')
const AskedList = v.object({
  q: Words,
  keadaan: v.fallback(v.optional(v.picklist(letterStates)), undefined),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number)), 1),
})
const IssueForm = v.object({ card: requiredText(40), purpose: requiredText(80) })
const WithdrawalForm = v.object({ because: requiredText(200) })

/** The register of letters, as staff keep it. */
export const deskRoutes = new Hono<Env>()
  .get(paths.letters, requires(mayIssue), async (c) => {
    const { q: words, keadaan: state, halaman: page } = v.parse(AskedList, c.req.query())
    const search = { words, state, page }
    const today = dayOf(c.var.now)
    const found = await searchLetters(c.var.db, search, today)
    await noteMemberListSeen(c, 'clearance-letters', found.letters.length)
    return c.html(<LettersPage context={c.var.page} {...{ search, today }} {...found} />)
  })
  .get(paths.newLetter, requires(mayIssue), async (c) => {
    const card = v.parse(Words, c.req.query('kartu'))
    return c.html(await newPage(c, card), 200)
  })
  .post(paths.newLetter, requires(mayIssue), async (c) => {
    const form = parseForm(IssueForm, await c.req.parseBody())
    const card = form.typed['card'] ?? ''
    if (!form.ok) return c.html(await newPage(c, card, 'purpose-unknown'), 422)
    const patronId = (await memberOf(c, card))?.id
    if (patronId === undefined) return c.html(await newPage(c, card), 422)
    const request = { patronId, purpose: form.values.purpose, code: newCode() }
    const outcome = await issueLetter(c.var.db, request, { actor: actorOf(c), now: c.var.now })
    return outcome.ok
      ? c.redirect(`${paths.letter(outcome.value.id)}?jadi=1`, 303)
      : c.html(await newPage(c, card, outcome.refusal), 422)
  })
  .get(paths.letter(numbered), requires(mayIssue), async (c) => {
    const letter = await letterOf(c)
    const { jadi, dicabut } = c.req.query()
    const said = jadi === undefined ? (dicabut === undefined ? undefined : 'withdrawn') : 'made'
    return c.html(await onePage(c, letter, { said }))
  })
  .get(paths.letterFile(numbered), requires(mayIssue), async (c) => {
    const letter = await letterOf(c)
    if (letter.withdrawnAt) throw notFound()
    if (letter.patronId !== null) await noteMembersSeen(c, [letter.patronId])
    const { libraryName, origin } = c.var.page
    const settings = await findLetterSettings(c.var.db)
    return sendPdf(
      c,
      writeClearance(letter, { settings, libraryName, origin }),
      `bebas-pustaka-${letter.number}`,
    )
  })
  .post(paths.withdrawal(numbered), requires(mayWithdraw), async (c) => {
    const letter = await letterOf(c)
    const form = parseForm(WithdrawalForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await onePage(c, letter, { typed, errors: form.errors }), 422)
    const withdrawal = { id: letter.id, because: form.values.because }
    const outcome = await withdrawLetter(c.var.db, withdrawal, { actor: actorOf(c), now: c.var.now })
    return outcome.ok
      ? c.redirect(`${paths.letter(letter.id)}?dicabut=1`, 303)
      : c.html(await onePage(c, letter, { typed, refusal: outcome.refusal }), 422)
  })

const memberOf = (c: Context<Env>, card: string) =>
  c.var.db
    .selectFrom('patrons.cards as cards')
    .innerJoin('patrons.patrons as patrons', 'patrons.id', 'cards.patronId')
    .select(['patrons.id', 'patrons.name', 'patrons.standing'])
    .where('cards.number', '=', card.trim().toUpperCase())
    .where('patrons.standing', '<>', 'closed')
    .executeTakeFirst()

async function newPage(c: Context<Env>, card: string, refusal?: string) {
  const { db, now, page } = c.var
  const { purposes } = await findClearanceSettings(db)
  const member = card.trim() === '' ? undefined : await memberOf(c, card)
  if (!member) {
    const unknown = card.trim() === '' ? undefined : 'card-unknown'
    return <NewLetterPage context={page} {...{ card, purposes }} {...(unknown && { refusal: unknown })} />
  }
  await noteMembersSeen(c, [member.id])
  const asked: Asked = {
    patronId: member.id,
    name: member.name,
    pending: member.standing === 'pending',
    dues: await duesOf(db, member.id, now),
  }
  return <NewLetterPage context={page} {...{ card, purposes, asked }} {...(refusal && { refusal })} />
}

async function letterOf(c: Context<Env>): Promise<ClearanceLetter> {
  const letter = await findLetter(c.var.db, Number(c.req.param('id')))
  if (!letter) throw notFound()
  return letter
}

interface Said {
  typed?: Typed
  errors?: FieldErrors
  refusal?: string
  said?: 'made' | 'withdrawn' | undefined
}

async function onePage(c: Context<Env>, letter: ClearanceLetter, said: Said) {
  const { db, now, page } = c.var
  if (letter.patronId !== null) await noteMembersSeen(c, [letter.patronId])
  const dues = letter.patronId === null ? undefined : await duesOf(db, letter.patronId, now)
  return <LetterPage context={page} {...{ letter, dues, now }} {...said} />
}
