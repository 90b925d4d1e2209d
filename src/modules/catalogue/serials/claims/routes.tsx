import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { dayOf } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findLetterSettings } from '#modules/staff/index.ts'
import { actorOf } from '../../workplace/acting.ts'
import { serialPaths } from '../paths.ts'
import { ChosenBoxes } from '../receive/receive-form.ts'
import { ClaimPage } from './claim-page.tsx'
import { ClaimsPage } from './claims-page.tsx'
import { findClaimLetter, listClaimLetters, listLate, type ClaimLetter } from './find-claims.ts'
import { makeClaims } from './make-claims.ts'
import { writeClaimLetter } from './write-claim-letter.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.serials'

const ClaimForm = v.object({
  number: optionalText(60),
  madeOn: v.pipe(
    v.string('required'),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date'),
    v.check((day) => !Number.isNaN(Date.parse(day)), 'not-a-date'),
  ),
  signatory: v.pipe(
    optionalText(2),
    v.transform((text) => (/^\d$/.test(text) ? Number(text) : undefined)),
  ),
})

export const claimRoutes = new Hono<Env>()
  .get(serialPaths.claims, requires(permission), async (c) =>
    c.html(await claimsPage(c, { typed: { madeOn: dayOf(c.var.now), signatory: '0' } })),
  )
  .post(serialPaths.claims, requires(permission), async (c) => {
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(ClaimForm, body)
    const { typed } = form
    if (!form.ok) return c.html(await claimsPage(c, { typed, errors: form.errors }), 422)
    const chosen = v.safeParse(ChosenBoxes, body['box'])
    const { signatories } = await findLetterSettings(c.var.db)
    const { number, madeOn, signatory: place = -1 } = form.values
    const request = {
      boxIds: chosen.success ? chosen.output : [],
      number,
      madeOn,
      signatory: signatories[place],
    }
    const outcome = await makeClaims(c.var.db, request, actorOf(c))
    if (!outcome.ok) return c.html(await claimsPage(c, { typed, errors: { box: outcome.refusal } }), 422)
    const [first = 0, ...others] = outcome.value.letterIds
    return others.length === 0
      ? c.redirect(serialPaths.claim(first), 303)
      : c.redirect(`${serialPaths.claims}?dibuat=${others.length + 1}`, 303)
  })
  .get(serialPaths.claim(numbered), requires(permission), async (c) =>
    c.html(<ClaimPage context={c.var.page} letter={await letterOf(c)} />),
  )
  .get(serialPaths.claimLetter(numbered), requires(permission), async (c) => {
    const letter = await letterOf(c)
    const settings = await findLetterSettings(c.var.db)
    return sendPdf(c, writeClaimLetter(letter, settings, c.var.page.libraryName), `klaim-${letter.id}`)
  })

async function letterOf(c: Context<Env>): Promise<ClaimLetter> {
  const letter = await findClaimLetter(c.var.db, Number(c.req.param('id')))
  if (!letter) throw notFound()
  return letter
}

async function claimsPage(c: Context<Env>, said: { typed: Typed; errors?: FieldErrors }) {
  const { db, now, page } = c.var
  const [late, letters, { signatories }] = await Promise.all([
    listLate(db, dayOf(now)),
    listClaimLetters(db, 50),
    findLetterSettings(db),
  ])
  const made = /^\d{1,3}$/.exec(c.req.query('dibuat') ?? '')?.[0]
  return (
    <ClaimsPage
      context={page}
      {...{ late, letters, signatories }}
      made={made ? Number(made) : undefined}
      {...said}
    />
  )
}
