import { Hono, type Context } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { actorOf } from '../workplace/acting.ts'
import {
  applyAuthorityFields,
  AuthorityForm,
  authorityFieldsOf,
  newAuthorityRecord,
} from './authority-form.ts'
import { AuthorityPage } from './authority-page.tsx'
import { createAuthority } from './create-authority.ts'
import { EditAuthorityPage } from './edit-page.tsx'
import { findAuthority, type AuthorityDetails } from './find-authority.ts'
import { listAuthorities } from './list-authorities.ts'
import { AuthoritiesPage } from './list-page.tsx'
import { mergeAuthorities } from './merge-authorities.ts'
import { MergePage } from './merge-page.tsx'
import { findAuthorityRecord, updateAuthority } from './update-authority.ts'
import { countRoles, relatedFrom, whereUsed } from './where-used.ts'

const numbered = ':id{[0-9]+}'

/** Headings and their forms. */
export const authorityRoutes = new Hono<Env>()
  .get(paths.authorities, requires('catalogue.view'), async (c) => {
    const { q = '', jenis: kind = '', hal } = c.req.query()
    const query = { text: q.slice(0, 300), kind, page: Math.min(Math.max(1, Number(hal) || 1), 10_000) }
    const found = await listAuthorities(c.var.db, { ...query, page: Math.trunc(query.page) })
    return c.html(<AuthoritiesPage context={c.var.page} query={query} {...found} />)
  })
  .get(paths.newAuthority, requires('catalogue.authorities'), (c) => {
    const typed = { kind: c.req.query('jenis') ?? '', heading: (c.req.query('tajuk') ?? '').slice(0, 300) }
    return c.html(<EditAuthorityPage context={c.var.page} typed={typed} />)
  })
  .post(paths.newAuthority, requires('catalogue.authorities'), async (c) => {
    const form = parseForm(AuthorityForm, await c.req.parseBody())
    const page = { context: c.var.page, typed: form.typed }
    if (!form.ok) return c.html(<EditAuthorityPage {...page} errors={form.errors} />, 422)
    const outcome = await createAuthority(c.var.db, newAuthorityRecord(form.values), actorOf(c))
    return outcome.ok
      ? c.redirect(paths.authority(outcome.value.id), 303)
      : c.html(<EditAuthorityPage {...page} errors={{ heading: outcome.refusal }} />, 422)
  })
  .get(paths.authority(numbered), requires('catalogue.view'), async (c) => {
    const authority = await staffAuthority(c)
    // The address of a heading that was merged leads on to the one it went into.
    if (authority.id !== Number(c.req.param('id'))) return c.redirect(paths.authority(authority.id), 303)
    const page = Math.trunc(Math.min(Math.max(1, Number(c.req.query('hal')) || 1), 10_000))
    const { db } = c.var
    const [record, related, roles, titles] = await Promise.all([
      findAuthorityRecord(db, authority.id),
      relatedFrom(db, authority.id),
      countRoles(db, authority.id),
      whereUsed(db, authority.id, page),
    ])
    if (!record) throw notFound()
    const uses = { page, roles, titles }
    return c.html(<AuthorityPage context={c.var.page} {...{ authority, related, uses }} marc={record.marc} />)
  })
  .get(paths.editAuthority(numbered), requires('catalogue.authorities'), async (c) => {
    const { id, version, shown } = await editedAuthority(c)
    return c.html(<EditAuthorityPage context={c.var.page} id={id} version={version} typed={typedOf(shown)} />)
  })
  .post(paths.editAuthority(numbered), requires('catalogue.authorities'), async (c) => {
    const { id, version, marc, shown } = await editedAuthority(c)
    const form = parseForm(AuthorityForm, { ...(await c.req.parseBody()), kind: shown.kind })
    const seen = Number(form.typed['version'])
    const page = { context: c.var.page, id, typed: form.typed }
    if (!form.ok) return c.html(<EditAuthorityPage {...page} version={seen} errors={form.errors} />, 422)
    const update = { id, version: seen, marc: applyAuthorityFields(marc, form.values) }
    const outcome = await updateAuthority(c.var.db, update, actorOf(c))
    if (outcome.ok) return c.redirect(paths.authority(id), 303)
    return outcome.refusal === 'changed-meanwhile'
      ? c.html(<EditAuthorityPage {...page} version={version} conflict />, 422)
      : c.html(<EditAuthorityPage {...page} version={seen} errors={{ heading: outcome.refusal }} />, 422)
  })
  .get(paths.authorityMerge(numbered), requires('catalogue.authorities'), async (c) => {
    const from = await staffAuthority(c)
    const chosen = Number(c.req.query('ke'))
    const into = Number.isSafeInteger(chosen) ? await findAuthority(c.var.db, chosen) : undefined
    return c.html(<MergePage {...await mergeParts(c, from)} into={into} />)
  })
  .post(paths.authorityMerge(numbered), requires('catalogue.authorities'), async (c) => {
    const from = await staffAuthority(c)
    const into = Number((await c.req.parseBody())['ke'])
    if (!Number.isSafeInteger(into)) throw notFound()
    const outcome = await mergeAuthorities(c.var.db, { from: from.id, into }, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.authority(into), 303)
      : c.html(<MergePage {...await mergeParts(c, from)} refusal={outcome.refusal} />, 422)
  })

async function staffAuthority(c: Context<Env>): Promise<AuthorityDetails> {
  const id = Number(c.req.param('id') ?? '')
  const authority = Number.isSafeInteger(id) ? await findAuthority(c.var.db, id) : undefined
  if (!authority) throw notFound()
  return authority
}

async function editedAuthority(c: Context<Env>) {
  const { id } = await staffAuthority(c)
  const found = await findAuthorityRecord(c.var.db, id)
  const shown = found && authorityFieldsOf(found.marc)
  if (!shown) throw notFound()
  return { id, ...found, shown }
}

const typedOf = (shown: NonNullable<ReturnType<typeof authorityFieldsOf>>): Typed => ({
  ...shown,
  variants: shown.variants.join('\n'),
  seeAlso: shown.seeAlso.join('\n'),
})

/** Without words of its own the search begins with those of the heading: its double most likely shares them. */
async function mergeParts(c: Context<Env>, from: AuthorityDetails) {
  const text = (c.req.query('q') ?? from.heading.split(/[,\s]/)[0] ?? '').slice(0, 300)
  const { authorities } = await listAuthorities(c.var.db, { text, kind: from.kind, page: 1 })
  return { context: c.var.page, from, text, candidates: authorities.filter(({ id }) => id !== from.id) }
}
