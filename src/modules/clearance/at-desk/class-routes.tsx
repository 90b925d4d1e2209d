import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { classStanding, issueForClass, lettersOfClass, listAllClasses } from '../letters/class-letters.ts'
import { writeClearances } from '../letters/write-clearance.ts'
import { paths } from '../paths.ts'
import { mayIssue } from '../permissions.ts'
import { findClearanceSettings } from '../settings/settings.ts'
import { ClassLettersPage } from './class-page.tsx'

const Id = v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))), undefined)
const ClassForm = v.object({ purpose: requiredText(80) })
const Purpose = v.fallback(v.pipe(v.string(), v.maxLength(80)), '')

/** Letters for a whole class. */
export const classRoutes = new Hono<Env>()
  .get(paths.classLetters, requires(mayIssue), async (c) =>
    c.html(await classPage(c, v.parse(Id, c.req.query('kelas')), {})),
  )
  .post(paths.classLetters, requires(mayIssue), async (c) => {
    const body = await c.req.parseBody()
    const classId = v.parse(Id, body['kelas'])
    const form = parseForm(ClassForm, body)
    const { purposes } = await findClearanceSettings(c.var.db)
    if (classId === undefined || !form.ok || !purposes.includes(form.values.purpose))
      return c.html(await classPage(c, classId, { refusal: 'purpose-unknown' }), 422)
    const request = { classId, purpose: form.values.purpose }
    const { made, left } = await issueForClass(c.var.db, request, { actor: actorOf(c), now: c.var.now })
    const said = { kelas: String(classId), jadi: String(made), belum: String(left), untuk: request.purpose }
    return c.redirect(`${paths.classLetters}?${new URLSearchParams(said)}`, 303)
  })
  .get(paths.classFile(':id{[0-9]{1,15}}', ''), requires(mayIssue), async (c) => {
    const { db, now, page } = c.var
    const purpose = v.parse(Purpose, c.req.query('keperluan'))
    const letters = await lettersOfClass(db, { classId: Number(c.req.param('id')), purpose }, now)
    if (letters.length === 0) throw notFound()
    await noteMembersSeen(
      c,
      letters.flatMap(({ patronId }) => patronId ?? []),
    )
    const { libraryName, origin } = page
    const settings = await findLetterSettings(db)
    return sendPdf(c, writeClearances(letters, { settings, libraryName, origin }), 'bebas-pustaka-kelas')
  })

const Count = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), 0)

async function classPage(c: Context<Env>, chosen: number | undefined, { refusal }: { refusal?: string }) {
  const { db, now, page } = c.var
  const [classes, { purposes }] = await Promise.all([listAllClasses(db), findClearanceSettings(db)])
  const known = classes.some(({ id }) => id === chosen) ? chosen : undefined
  const pupils = known === undefined ? [] : await classStanding(db, known, now)
  await noteMembersSeen(
    c,
    pupils.map(({ patronId }) => patronId),
  )
  const { jadi, belum, untuk } = c.req.query()
  const outcome =
    jadi === undefined
      ? undefined
      : { made: v.parse(Count, jadi), left: v.parse(Count, belum), purpose: v.parse(Purpose, untuk) }
  return (
    <ClassLettersPage context={page} chosen={known} {...{ classes, pupils, purposes, refusal, outcome }} />
  )
}
