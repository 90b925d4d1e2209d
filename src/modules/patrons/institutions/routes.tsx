import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { cardsPdf } from '../cards/routes.tsx'
import { noteMemberListSeen, noteMembersSeen } from '../members/note-views.ts'
import { staffMember } from '../members/show-member.tsx'
import type { Acting, PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { ClassPage } from './class-page.tsx'
import { addToClass, classMembers, findClass, moveUp, removeFromClass, type SchoolClass } from './classes.ts'
import { InstitutionPage } from './institution-page.tsx'
import {
  addClass,
  ClassForm,
  findInstitution,
  InstitutionForm,
  listClasses,
  saveInstitution,
} from './institution.ts'

const numbered = ':id{[0-9]{1,15}}'
const pupil = ':pupil{[0-9]{1,15}}'
const permission = 'patrons.edit'

const CardsForm = v.object({ cards: requiredText(10_000) })

/** Schools and offices with their classes. */
export const institutionRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.institution(numbered), requires(permission), async (c) => c.html(await institutionPage(c)))
    .post(paths.institution(numbered), requires(permission), async (c) => {
      const { id } = await institutionOf(c)
      const form = parseForm(InstitutionForm, await c.req.parseBody())
      if (!form.ok) return c.html(await institutionPage(c, form), 422)
      const saved = await saveInstitution(c.var.db, { patronId: id, fields: form.values }, by(c, parts))
      if (saved.ok) return c.redirect(paths.institution(id), 303)
      return c.html(await institutionPage(c, { typed: form.typed, errors: { '': saved.refusal } }), 422)
    })
    .post(paths.newClass(numbered), requires(permission), async (c) => {
      const { id } = await institutionOf(c)
      const form = parseForm(ClassForm, await c.req.parseBody())
      const typed = { ...form.typed, form: 'class' }
      if (!form.ok) return c.html(await institutionPage(c, { typed, errors: form.errors }), 422)
      const added = await addClass(c.var.db, { institutionId: id, fields: form.values }, by(c, parts))
      if (added.ok) return c.redirect(paths.schoolClass(added.value.id), 303)
      return c.html(await institutionPage(c, { typed, errors: { name: added.refusal } }), 422)
    })
    .get(paths.schoolClass(numbered), requires(permission), async (c) => c.html(await classPage(c)))
    .post(paths.classFilling(numbered), requires(permission), async (c) => {
      const { id } = await classOf(c)
      const form = parseForm(CardsForm, await c.req.parseBody())
      const cards = form.ok ? form.values.cards.split(/[\s,;]+/).filter(Boolean) : []
      if (cards.length === 0) return c.redirect(paths.schoolClass(id), 303)
      const { unknown } = await addToClass(
        c.var.db,
        { classId: id, cards: cards.slice(0, 500) },
        by(c, parts),
      )
      if (unknown.length > 0) return c.html(await classPage(c, { unknown }), 422)
      return c.redirect(paths.schoolClass(id), 303)
    })
    .post(paths.classRemoval(numbered, pupil), requires(permission), async (c) => {
      const { id } = await classOf(c)
      await removeFromClass(c.var.db, { classId: id, patronId: Number(c.req.param('pupil')) })
      return c.redirect(paths.schoolClass(id), 303)
    })
    .post(paths.classMoveUp(numbered), requires(permission), async (c) => {
      const { id } = await classOf(c)
      const form = parseForm(ClassForm, await c.req.parseBody())
      if (!form.ok) return c.html(await classPage(c, { errors: form.errors }), 422)
      const moved = await moveUp(c.var.db, { classId: id, fields: form.values }, by(c, parts))
      if (moved.ok) return c.redirect(paths.schoolClass(moved.value.id), 303)
      return c.html(await classPage(c, { errors: { name: moved.refusal } }), 422)
    })
    .get(paths.classCards(numbered), requires('patrons.cards'), async (c) => {
      const members = await classMembers(c.var.db, (await classOf(c)).id)
      return cardsPdf(
        c,
        members.map(({ id }) => id),
      )
    })

const by = (c: Context<Env>, parts: PatronParts): Acting => ({ parts, actor: actorOf(c), now: c.var.now })

/** The member of the address, if it is of an institutional kind. */
async function institutionOf(c: Context<Env>) {
  const member = await staffMember(c)
  if (!member.institution || member.standing === 'closed') throw notFound()
  return member
}

async function institutionPage(c: Context<Env>, shown: { typed?: Typed; errors?: FieldErrors } = {}) {
  const member = await institutionOf(c)
  const [institution, classes] = await Promise.all([
    findInstitution(c.var.db, member.id),
    listClasses(c.var.db, member.id),
  ])
  await noteMembersSeen(c, [member.id])
  const typed = { ...institution, ...shown.typed }
  return (
    <InstitutionPage
      context={c.var.page}
      member={member}
      classes={classes}
      typed={typed}
      errors={shown.errors}
    />
  )
}

async function classOf(c: Context<Env>): Promise<SchoolClass> {
  const schoolClass = await findClass(c.var.db, Number(c.req.param('id')))
  if (!schoolClass) throw notFound()
  return schoolClass
}

async function classPage(c: Context<Env>, said: { unknown?: string[]; errors?: FieldErrors } = {}) {
  const schoolClass = await classOf(c)
  const members = await classMembers(c.var.db, schoolClass.id)
  await noteMemberListSeen(c, `class ${schoolClass.id}`, members.length)
  return <ClassPage context={c.var.page} schoolClass={schoolClass} members={members} {...said} />
}
