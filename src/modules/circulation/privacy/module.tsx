import { Hono } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import type { Module } from '#kernel/module.ts'
import type { Permission } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../acting.ts'
import { ruleTexts } from '../rules/messages.ts'
import { DaysRemembered, daysRemembered, setDaysRemembered } from './days-remembered.ts'
import { findNamed } from './find-named.ts'
import { privacyTexts } from './messages.ts'
import { PrivacyPage, privacyPath } from './privacy-page.tsx'

const permission = 'circulation.privacy'

export const privacyPermissions: readonly Permission[] = [
  {
    name: permission,
    label: { id: 'Menetapkan lamanya nama peminjam disimpan', en: 'Set how long borrowers are known' },
  },
]

const PrivacyForm = v.object({
  days: v.pipe(
    v.string('required'),
    v.trim(),
    v.nonEmpty('required'),
    v.regex(/^\d{1,6}$/, 'not-a-number'),
    v.transform(Number),
    DaysRemembered,
  ),
})

const routes = new Hono<Env>()
  .get(privacyPath, requires(permission), async (c) => {
    const { db, page } = c.var
    const [days, loans] = await Promise.all([daysRemembered(db), findNamed(db)])
    const saved = c.req.query('tersimpan') === '1'
    return c.html(<PrivacyPage context={page} days={String(days)} {...{ loans, saved }} />)
  })
  .post(privacyPath, requires(permission), async (c) => {
    const { db, page } = c.var
    const form = parseForm(PrivacyForm, await c.req.parseBody())
    if (!form.ok) {
      const days = form.typed['days'] ?? ''
      const loans = await findNamed(db)
      return c.html(<PrivacyPage context={page} error={form.errors['days']} {...{ days, loans }} />, 422)
    }
    await setDaysRemembered(db, form.values.days, actorOf(c))
    return c.redirect(`${privacyPath}?tersimpan=1`, 303)
  })

/** How long it is known who had what. */
export const privacyModule: Module = {
  permissions: privacyPermissions,
  routes: [routes],
  staffMenu: [
    {
      href: privacyPath,
      label: { id: privacyTexts('id').title, en: privacyTexts('en').title },
      permission,
      group: { id: ruleTexts('id').group, en: ruleTexts('en').group },
    },
  ],
}
