import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parseForm } from '#kernel/form.ts'
import { isDatabaseAway } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import { everyone } from '#kernel/permissions.ts'
import { isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { isPhoneCode, takePhoneCode } from '#modules/kiosk/index.ts'
import { noteContact, noteRestarted, renewMachineCookie } from '#modules/machines/index.ts'
import { listAnswers } from '../answers/answers.ts'
import { newKey } from '../keys.ts'
import { paths } from '../paths.ts'
import { findVisitorSettings } from '../settings/settings.ts'
import { findNoted } from '../visits/find-noted.ts'
import { readGroupForm } from '../visits/group-form.ts'
import { noteGroup, noteGuest } from '../visits/note-guests.ts'
import { noteMember } from '../visits/note-member.ts'
import type { VisitNoted } from '../visits/note-visit.ts'
import { sayPurpose } from '../visits/say-purpose.ts'
import { bookOf, notingOf, noteUse, type Book } from './at-book.ts'
import { DonePage } from './done-page.tsx'
import { CardForm, readGuestForm } from './forms.ts'
import { GroupPage } from './group-page.tsx'
import { GuestPage } from './guest-page.tsx'
import { NoBookPage, StartPage, TroublePage } from './start-page.tsx'

/** Which visit the greeting is for; gone with the visitor. */
const cookie = 'tamu'
const greetingSeconds = 120
/** Unknown cards that one screen may be shown: a queue with wrong cards, not somebody who tries numbers. */
const rule: ThrottleRule = { failures: 30, windowSeconds: 600 }

/** The guest book, on a screen at an entrance. */
export const bookRoutes = new Hono<Env>()
  .get(paths.book, requires(everyone), async (c) => {
    if (c.req.query('lagi') !== undefined) return forNext(c)
    return atBook(c, async (book) => {
      const { db, now, page } = c.var
      await noteContact(db, book.machine.id, { at: now })
      if (book.machine.restartAskedAt) await noteRestarted(db, book.machine.id, book.machine.restartAskedAt)
      renewMachineCookie(c, book.machine.kind)
      return c.html(<StartPage context={page} book={book} newKey={newKey()} />)
    })
  })
  .post(paths.book, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const { db, now, page } = c.var
      const body = await c.req.parseBody()
      const form = parseForm(CardForm, body)
      const refuse = async (refusal: string) => {
        await noteUse(c, book, true)
        const typed = { typed: form.typed['card'] ?? '', newKey: newKey() }
        return c.html(<StartPage context={page} book={book} {...typed} refusal={refusal} />, 422)
      }
      const subject = `buku-tamu ${book.machine.id}`
      if (await isThrottled(db, subject, rule, now)) return refuse('too-often')
      if (!form.ok) return refuse('card-unknown')
      const outcome = await noteMember(db, await shownBy(c, form.values.card), notingOf(c, book, body['key']))
      if (outcome.ok) return greet(c, book, outcome.value)
      await noteFailure(db, subject, rule, now)
      return refuse(outcome.refusal)
    }),
  )
  .get(paths.guest, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const [lists, settings] = await asked(c)
      return c.html(
        <GuestPage context={c.var.page} typed={{}} newKey={newKey()} {...{ book, lists, settings }} />,
      )
    }),
  )
  .post(paths.guest, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const body = await c.req.parseBody()
      const [lists, settings] = await asked(c)
      const form = readGuestForm(body, settings)
      const outcome = form.ok && (await noteGuest(c.var.db, form.values, notingOf(c, book, body['key'])))
      if (outcome && outcome.ok) return greet(c, book, outcome.value)
      await noteUse(c, book, true)
      const { typed } = form
      const errors = form.ok ? { purpose: 'answer-unknown' } : form.errors
      const shown = { book, lists, settings, typed, errors }
      return c.html(<GuestPage context={c.var.page} newKey={newKey()} {...shown} />, 422)
    }),
  )
  .get(paths.group, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const [lists] = await asked(c)
      return c.html(<GroupPage context={c.var.page} typed={{}} newKey={newKey()} {...{ book, lists }} />)
    }),
  )
  .post(paths.group, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const body = await c.req.parseBody()
      const form = readGroupForm(body)
      const outcome = form.ok && (await noteGroup(c.var.db, form.values, notingOf(c, book, body['key'])))
      if (outcome && outcome.ok) return greet(c, book, outcome.value)
      await noteUse(c, book, true)
      const [lists] = await asked(c)
      const errors = form.ok ? { people: (outcome && outcome.refusal) || 'wrong' } : form.errors
      const shown = { book, lists, errors, typed: form.typed }
      return c.html(<GroupPage context={c.var.page} newKey={newKey()} {...shown} />, 422)
    }),
  )
  .get(paths.done, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const { key, again } = greeted(c)
      const noted = await findNoted(c.var.db, { key, branchId: book.machine.branchId })
      if (!noted) return c.redirect(paths.book, 303)
      const [lists, settings] = await asked(c)
      return c.html(<DonePage context={c.var.page} {...{ book, noted, again, lists, settings }} />)
    }),
  )
  .post(paths.done, requires(everyone), (c) =>
    atBook(c, async (book) => {
      const purpose = (await c.req.parseBody())['purpose']
      const { key } = greeted(c)
      const said = {
        key,
        purpose: typeof purpose === 'string' ? purpose : '',
        branchId: book.machine.branchId,
      }
      const outcome = await sayPurpose(c.var.db, said, c.var.now)
      return c.redirect(outcome.ok ? paths.done : paths.again, 303)
    }),
  )

/** A card; or the code that a member's telephone shows a kiosk, which is used up by it. */
async function shownBy(c: Context<Env>, typed: string): Promise<string | { patronId: number }> {
  if (!isPhoneCode(typed)) return typed
  const patronId = await takePhoneCode(c.var.db, typed, c.var.now)
  return patronId === undefined ? typed : { patronId }
}

/**
 * Only on a screen that was paired and is not locked; no browser shows the next visitor what one before typed. What
 * breaks is shown in the book too, which begins anew by itself.
 */
async function atBook(c: Context<Env>, work: (book: Book) => Promise<Response>): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  try {
    const book = await bookOf(c)
    if (book && !book.machine.lockedAt) return await work(book)
    return c.html(<NoBookPage context={c.var.page} book={book} />, book ? 503 : 403)
  } catch (error) {
    if (error instanceof HTTPException) throw error
    const away = isDatabaseAway(error)
    const { routePath: route, method } = c.req
    log.error(
      { route, method, err: away && error instanceof Error ? error.message : error },
      'guest book failed',
    )
    return c.html(<TroublePage context={c.var.page} />, away ? 503 : 500)
  }
}

const asked = (c: Context<Env>) =>
  Promise.all([listAnswers(c.var.db, { retired: false }), findVisitorSettings(c.var.db)])

async function greet(c: Context<Env>, book: Book, { key, again }: VisitNoted): Promise<Response> {
  await noteUse(c, book, false)
  setCookie(c, cookie, `${key}${again ? '.lagi' : ''}`, {
    path: paths.book,
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: greetingSeconds,
    secure: c.var.config.origin.startsWith('https:'),
  })
  return c.redirect(paths.done, 303)
}

function greeted(c: Context<Env>): { key: string; again: boolean } {
  const [key = '', again] = (getCookie(c, cookie) ?? '').split('.')
  return { key, again: again !== undefined }
}

/** Forgets the visitor: the greeting, their language, their contrast. */
function forNext(c: Context<Env>): Response {
  deleteCookie(c, cookie, { path: paths.book })
  for (const name of ['bahasa', 'tema']) deleteCookie(c, name, { path: '/' })
  return c.redirect(paths.book, 303)
}
