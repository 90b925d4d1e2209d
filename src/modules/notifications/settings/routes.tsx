import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { parseForm, requiredText, type FieldErrors } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { Channels } from '../channels-of.ts'
import { staffOf } from '../outbox/routes.tsx'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'
import { findNoticeSettings, saveNoticeSettings } from './notice-settings.ts'
import { SettingsForm, typedSettings } from './settings-form.ts'
import { SettingsPage } from './settings-page.tsx'

const manages = requires('notifications.manage')
const TrialForm = v.object({
  address: v.pipe(requiredText(200), v.regex(/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/, 'not-an-address')),
})

/** When members are told, and whether mail gets through. */
export const settingRoutes = (channels: Channels) =>
  new Hono<Env>()
    .get(paths.settings, manages, async (c) => {
      const typed = typedSettings(await findNoticeSettings(c.var.db))
      return c.html(
        <SettingsPage context={c.var.page} typed={typed} saved={c.req.query('selesai') === '1'} />,
      )
    })
    .post(paths.settings, manages, async (c) => {
      const form = parseForm(SettingsForm, await c.req.parseBody())
      if (!form.ok) {
        const errors = worded(c, form.errors)
        return c.html(<SettingsPage context={c.var.page} typed={form.typed} errors={errors} />, 422)
      }
      await saveNoticeSettings(c.var.db, form.values, staffOf(c))
      return c.redirect(`${paths.settings}?selesai=1`, 303)
    })
    .post(paths.trial, manages, async (c) => {
      const form = parseForm(TrialForm, await c.req.parseBody())
      const typed = { ...typedSettings(await findNoticeSettings(c.var.db)), ...form.typed }
      if (!form.ok) {
        const errors = worded(c, form.errors)
        return c.html(<SettingsPage context={c.var.page} {...{ typed, errors }} />, 422)
      }
      const trial = await tryMail(c, channels, form.values.address)
      return c.html(<SettingsPage context={c.var.page} {...{ typed, trial }} />, trial.sent ? 200 : 422)
    })

const worded = (c: Context<Env>, errors: FieldErrors): FieldErrors => {
  const t = staffTexts(c.var.page.language).errors
  return Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, t[code] ?? code]))
}

async function tryMail(c: Context<Env>, channels: Channels, value: string) {
  const { language, libraryName, origin } = c.var.page
  const t = staffTexts(language).settings
  const { email } = await channels.senders(c.var.db)
  if (!email) return { sent: false, text: t.trialOff }
  const message = {
    id: 0,
    subject: `${t.trialSubject}: ${libraryName}`,
    body: t.trialBody,
    language,
    unsubscribeLink: origin + paths.choices,
  }
  const outcome = await email.send(message, { id: 0, value })
  await audit(c.var.db, staffOf(c), {
    action: 'notices.tried',
    subjectKind: 'notices',
    subjectId: 'trial',
    details: { outcome: outcome.kind },
  })
  if (outcome.kind === 'sent') return { sent: true, text: t.trialSent }
  return { sent: false, text: t.trialFailed(outcome.problem) }
}
