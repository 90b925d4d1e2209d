import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { contactsOf, OwnProfileForm, updateOwnProfile } from '#modules/patrons/index.ts'
import { memberActor } from '../deed-of.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { ProfilePage } from './profile-page.tsx'

/** What a member says of themselves. */
export const profileRoutes = new Hono<Env>()
  .get(paths.profile, requires(memberOnly), async (c) => show(c, {}))
  .post(paths.profile, requires(memberOnly), async (c) => {
    const form = parseForm(OwnProfileForm, await c.req.parseBody())
    if (!form.ok) return show(c, { typed: form.typed, errors: form.errors })
    const change = { patronId: c.var.session?.id ?? 0, profile: form.values }
    const outcome = await updateOwnProfile(c.var.db, change, { actor: memberActor(c), now: c.var.now })
    if (outcome.ok) return c.redirect(`${paths.profile}?tersimpan=1`, 303)
    const field = outcome.refusal === 'home-place-unclear' ? 'homePlace' : 'phone'
    return show(c, { typed: form.typed, errors: { [field]: outcome.refusal } })
  })

async function show(c: Context<Env>, { typed, errors }: { typed?: Typed; errors?: FieldErrors }) {
  const { db, page: context } = c.var
  const id = c.var.session?.id ?? 0
  const [member, contacts] = await Promise.all([findOwn(c, id), contactsOf(db, id)])
  if (!member) throw notFound()
  const t = accountTexts(context.language).profile
  const worded = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [
      field,
      t.errors[code] ?? t.errors['required'] ?? code,
    ]),
  )
  const saved = c.req.query('tersimpan') === '1'
  return c.html(
    <ProfilePage
      {...{ context, member, contacts, saved }}
      typed={typed ?? typedOf(member, contacts)}
      errors={worded}
    />,
    errors ? 422 : 200,
  )
}

const findOwn = (c: Context<Env>, id: number) =>
  c.var.db
    .selectFrom('patrons.patrons as member')
    .innerJoin('patrons.categories as category', 'category.code', 'member.category')
    .select(['member.name', 'category.nameId', 'category.nameEn', 'member.homeAddress', 'member.homeRegion'])
    .select([
      'member.school',
      'member.schoolClass',
      'member.occupation',
      'member.education',
      'member.language',
    ])
    .where('member.id', '=', id)
    .executeTakeFirst()

export type Own = NonNullable<Awaited<ReturnType<typeof findOwn>>>
type Contacts = Awaited<ReturnType<typeof contactsOf>>

function typedOf(member: Own, contacts: Contacts): Typed {
  const phone = contacts.find(({ kind }) => kind === 'phone')
  const email = contacts.find(({ kind }) => kind === 'email')
  return {
    phone: phone?.value.replace(/^\+62/, '0') ?? '',
    whatsapp: phone?.whatsapp ? 'on' : '',
    email: email?.value ?? '',
    homeAddress: member.homeAddress,
    homePlace: '',
    homeRegion: member.homeRegion,
    school: member.school,
    schoolClass: member.schoolClass,
    occupation: member.occupation,
    education: member.education,
    language: member.language,
  }
}
