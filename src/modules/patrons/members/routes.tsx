import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listCategories } from '../categories/list-categories.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { regionLabel } from '../regions/regions.ts'
import type { MemberDetails } from './find-member.ts'
import { listMembers } from './list-members.ts'
import { emptyQuery, queryOf } from './member-query.ts'
import { MemberForm, NewMemberForm } from './member-form.ts'
import { fieldOfRefusal } from './member-rules.ts'
import { listAddress, MembersPage } from './pages/list-page.tsx'
import { MemberFormPage } from './pages/member-form-page.tsx'
import { registerMember } from './register-member.ts'
import { noteMemberListSeen, noteMembersSeen } from './note-views.ts'
import { searchMembers } from './search-members.ts'
import { showMember, staffMember } from './show-member.tsx'
import { showOnce } from './shown-once.ts'
import { updateMember } from './update-member.ts'

const numbered = ':id{[0-9]{1,15}}'

/** Members: found, registered, seen and changed. */
export const memberRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.members, requires('patrons.view'), async (c) => {
      const query = queryOf(c)
      const found = await listMembers(c.var.db, query, dayOf(c.var.now))
      await noteMemberListSeen(c, 'members', found.members.length)
      return c.html(<MembersPage context={c.var.page} query={query} {...found} {...await choices(c)} />)
    })
    .post(paths.memberSearch, requires('patrons.view'), (c) => search(c, parts))
    .get(paths.newMember, requires('patrons.edit'), async (c) => {
      const typed = { name: (c.req.query('nama') ?? '').slice(0, 200) }
      return c.html(<MemberFormPage context={c.var.page} typed={typed} {...await choices(c)} />)
    })
    .post(paths.newMember, requires('patrons.edit'), (c) => register(c, parts))
    .get(paths.member(numbered), requires('patrons.view'), async (c) => {
      const member = await staffMember(c)
      // A member who was merged lives on in another.
      if (member.mergedInto) return c.redirect(paths.member(member.mergedInto), 303)
      return c.html(await showMember(c, parts, member))
    })
    .post(paths.identity(numbered), requires('patrons.identities'), async (c) =>
      c.html(await showMember(c, parts, await staffMember(c), { wholeIdentity: true })),
    )
    .get(paths.editMember(numbered), requires('patrons.edit'), async (c) => {
      const member = await openMember(c)
      return c.html(await formPage(c, member, { typed: typedOf(member) }))
    })
    .post(paths.editMember(numbered), requires('patrons.edit'), (c) => change(c, parts))

async function search(c: Context<Env>, { vault }: PatronParts) {
  const { q } = await c.req.parseBody()
  const text = typeof q === 'string' ? q.trim().slice(0, 200) : ''
  const found = await searchMembers(c.var.db, { vault, today: dayOf(c.var.now) }, text)
  const [only] = found.members
  if (only && found.members.length === 1) return c.redirect(paths.member(only.id), 303)
  if (!found.secret) return c.redirect(listAddress({ text }), 303)
  await noteMembersSeen(
    c,
    found.members.map(({ id }) => id),
  )
  // What is typed must not stand in an address line, so the answer is this page itself.
  const query = { ...emptyQuery, text: '' }
  const { members } = found
  return c.html(
    <MembersPage
      context={c.var.page}
      {...{ query, members }}
      {...await choices(c)}
      total={members.length}
      bySecret
    />,
  )
}

async function register(c: Context<Env>, parts: PatronParts) {
  const { db, now, page: context } = c.var
  const form = parseForm(NewMemberForm, await c.req.parseBody())
  const again = async (errors: FieldErrors) =>
    c.html(<MemberFormPage {...{ context, errors }} typed={form.typed} {...await choices(c)} />, 422)
  if (!form.ok) return again(form.errors)
  const outcome = await registerMember(db, { parts, now, actor: actorOf(c) }, { fields: form.values })
  if (!outcome.ok) return again({ [fieldOfRefusal[outcome.refusal] ?? 'name']: outcome.refusal })
  showOnce(c, parts.vault, outcome.value)
  return c.redirect(paths.member(outcome.value.id), 303)
}

async function change(c: Context<Env>, parts: PatronParts) {
  const member = await openMember(c)
  const form = parseForm(MemberForm, await c.req.parseBody())
  const { typed } = form
  if (!form.ok) return c.html(await formPage(c, member, { typed, errors: form.errors }), 422)
  const update = { id: member.id, version: Number(typed['version']), fields: form.values }
  const outcome = await updateMember(c.var.db, { parts, now: c.var.now, actor: actorOf(c) }, update)
  if (outcome.ok) return c.redirect(`${paths.member(member.id)}?tersimpan=1`, 303)
  if (outcome.refusal === 'changed-meanwhile') {
    const newest = { ...typed, version: String(member.version) }
    return c.html(await formPage(c, member, { typed: newest, conflict: true }), 422)
  }
  const errors = { [fieldOfRefusal[outcome.refusal] ?? 'name']: outcome.refusal }
  return c.html(await formPage(c, member, { typed, errors }), 422)
}

async function openMember(c: Context<Env>): Promise<MemberDetails> {
  const member = await staffMember(c)
  if (member.standing === 'closed') throw notFound()
  return member
}

const choices = async (c: Context<Env>) => ({
  categories: await listCategories(c.var.db),
  branches: await listBranches(c.var.db),
})

interface FormState {
  typed: Typed
  errors?: FieldErrors
  conflict?: boolean
}

async function formPage(c: Context<Env>, member: MemberDetails, state: FormState) {
  await noteMembersSeen(c, [member.id])
  return (
    <MemberFormPage
      context={c.var.page}
      member={{ ...member, nisnKept: member.nisnSealed !== null }}
      {...state}
      {...await choices(c)}
    />
  )
}

const typedOf = (member: MemberDetails): Typed => ({
  version: String(member.version),
  name: member.name,
  category: member.category,
  identityKind: member.identityKind ?? 'nik',
  sex: member.sex ?? '',
  birthDate: member.birthDate ?? '',
  phone: member.contacts.find(({ kind }) => kind === 'phone')?.value ?? '',
  whatsapp: member.contacts.some(({ whatsapp }) => whatsapp) ? 'on' : '',
  email: member.contacts.find(({ kind }) => kind === 'email')?.value ?? '',
  cardAddress: member.cardAddress,
  cardPlace: regionLabel(member.cardRegion),
  homeAddress: member.homeAddress,
  homePlace: regionLabel(member.homeRegion),
  school: member.school,
  schoolClass: member.schoolClass,
  occupation: member.occupation,
  education: member.education,
  language: member.language,
  guardianName: member.guardianName ?? '',
  guardianRelation: member.guardianRelation ?? '',
  guardianPhone: member.guardianPhone ?? '',
  guardianConsent: member.guardianName ? 'on' : '',
  branchId: String(member.branchId ?? ''),
  note: member.note,
})
