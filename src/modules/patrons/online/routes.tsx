import { buffer } from 'node:stream/consumers'
import { Hono, type Context } from 'hono'
import { systemActor } from '#kernel/audit.ts'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { everyone, memberOnly } from '#kernel/permissions.ts'
import { requestAddress } from '#kernel/request-address.ts'
import { endSession, startSession } from '#kernel/session.ts'
import { isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { readUpload } from '#kernel/upload.ts'
import { setSessionCookie } from '#kernel/viewer.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findCardFacts, type CardFacts } from '../cards/card-facts.ts'
import { cardImage } from '../cards/card-image.ts'
import { cardTexts } from '../cards/messages.ts'
import { listCategories } from '../categories/list-categories.ts'
import { fieldOfRefusal } from '../members/member-rules.ts'
import { registerMember } from '../members/register-member.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { largestPhoto, photoPicture, savePhoto } from '../photo/save-photo.ts'
import { confirmContact, findContactLink } from './contact-links.ts'
import { formMark, markProblem } from './form-mark.ts'
import { asNewMember, missingOnline, OnlineForm, openCategories, type OnlineFields } from './online-form.ts'
import { ConfirmedPage, ConfirmPage, WelcomePage } from './other-pages.tsx'
import { RegisterPage } from './register-page.tsx'

/** Schools and villages share an address; a program would try thousands. */
const perAddress: ThrottleRule = { failures: 40, windowSeconds: 3600 }
/** Days until somebody has to be verified. */
const temporaryDays = 30

/** Registration on the site, and what follows it. */
export const onlineRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.online, requires(everyone), async (c) => c.html(await form(c, parts, { typed: {} })))
    .post(paths.onlineUpload, requires(everyone), (c) => register(c, parts))
    .get(paths.onlineDone, requires(memberOnly), async (c) =>
      c.html(<WelcomePage context={c.var.page} card={await ownCard(c)} />),
    )
    .get(paths.ownCard, requires(memberOnly), async (c) => {
      const { language, libraryName } = c.var.page
      const picture = await cardImage(await ownCard(c), { language, libraryName })
      c.header('Content-Type', 'image/png')
      c.header('Content-Disposition', 'inline; filename="kartu-anggota.png"')
      return c.body(new Uint8Array(picture))
    })
    .get(paths.contactLink(':token{[A-Za-z0-9_-]{20,60}}'), requires(everyone), async (c) => {
      const token = c.req.param('token') ?? ''
      const known = await findContactLink(c.var.db, token, c.var.now)
      return known
        ? c.html(<ConfirmPage context={c.var.page} token={token} />)
        : c.html(<ConfirmedPage context={c.var.page} result="link-unknown" />, 410)
    })
    .post(paths.contactLink(':token{[A-Za-z0-9_-]{20,60}}'), requires(everyone), async (c) => {
      const result = await confirmContact(c.var.db, c.req.param('token') ?? '', { parts, now: c.var.now })
      return c.html(
        <ConfirmedPage context={c.var.page} result={result} />,
        result === 'link-unknown' ? 410 : 200,
      )
    })

interface FormState {
  typed: Typed
  errors?: FieldErrors
  photoProblem?: string
}

async function form(c: Context<Env>, { vault }: PatronParts, { typed, ...state }: FormState) {
  const categories = openCategories(await listCategories(c.var.db))
  // A PIN is never sent back.
  const shown = { ...typed, pin: '' }
  const mark = formMark(vault, c.var.now)
  return <RegisterPage context={c.var.page} {...{ categories, mark }} typed={shown} {...state} />
}

async function register(c: Context<Env>, parts: PatronParts) {
  const { db, now } = c.var
  const upload = await readUpload(c, { field: 'photo', limit: largestPhoto, take: buffer })
  const parsed = parseForm(OnlineForm, upload.fields)
  const again = async (errors: FieldErrors, photoProblem?: string) =>
    c.html(await form(c, parts, { typed: parsed.typed, errors, photoProblem }), 422)
  // What a program filled in is thanked for and forgotten.
  if (parsed.typed['situs']) return c.redirect(paths.online, 303)
  if (!parsed.ok) return again(parsed.errors)
  const fields = parsed.values
  const missing = missingOnline(fields, await listCategories(db), dayOf(now))
  if (Object.keys(missing).length > 0) return again(missing)
  const photo = upload.tooLarge ? undefined : upload.taken
  const problem = await photoProblemOf(c, upload.tooLarge, photo)
  if (problem) return again({}, problem)
  const stopped = await stop(c, parts, fields)
  if (stopped) return again({ name: stopped })
  const wanted = { fields: asNewMember(fields), temporaryDays }
  const outcome = await registerMember(db, { parts, now, actor: systemActor }, wanted)
  if (!outcome.ok) return again({ [fieldOfRefusal[outcome.refusal] ?? 'name']: outcome.refusal })
  const { id } = outcome.value
  if (photo) await savePhoto(c.var, { patronId: id, content: photo }, { actor: systemActor, now })
  return welcome(c, id)
}

async function photoProblemOf(c: Context<Env>, tooLarge: boolean, photo: Buffer | undefined) {
  const { refusals } = cardTexts(c.var.page.language)
  if (tooLarge) return refusals['too-large']
  const made = photo && photo.length > 0 ? await photoPicture(photo) : undefined
  return made && !made.ok ? refusals[made.refusal] : undefined
}

/** Why a form is not heard now; each one that is counts against its address. */
async function stop(c: Context<Env>, { vault }: PatronParts, { tanda }: OnlineFields) {
  const { db, now } = c.var
  const subject = `register:${requestAddress(c)}`
  if (await isThrottled(db, subject, perAddress, now)) return 'too-many-tries'
  const problem = markProblem(vault, tanda, now)
  if (!problem) await noteFailure(db, subject, perAddress, now)
  return problem
}

/** Whoever registered is signed in with the PIN that they have just chosen. */
async function welcome(c: Context<Env>, id: number) {
  // Staff who help somebody with the form stay who they are.
  if (c.var.session?.kind === 'staff') return c.redirect(paths.member(id), 303)
  if (c.var.session) await endSession(c.var.db, c.var.session.tokenDigest)
  const token = await startSession(c.var.db, { kind: 'member', id }, 'Pendaftaran', c.var.now)
  setSessionCookie(c, token, { kind: 'member' })
  return c.redirect(paths.onlineDone, 303)
}

async function ownCard(c: Context<Env>): Promise<CardFacts> {
  const [card] = await findCardFacts(c.var.db, [c.var.session?.id ?? 0])
  if (!card) throw notFound()
  return card
}
