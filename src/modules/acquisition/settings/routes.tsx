import { Hono } from 'hono'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../acting.ts'
import { paths } from '../paths.ts'
import { SettingsPage } from './settings-page.tsx'
import { findSettings, saveSettings, SettingsForm } from './settings.ts'

const permission = 'acquisition.budgets'

export const settingsRoutes = new Hono<Env>()
  .get(paths.settings, requires(permission), async (c) => {
    const { restartYearly, suggestionsPerMonth, moderated, proposerFirstHours, ...patterns } =
      await findSettings(c.var.db)
    const typed = {
      ...patterns,
      restartYearly: restartYearly ? 'on' : '',
      suggestionsPerMonth: String(suggestionsPerMonth),
      moderated: moderated ? 'on' : '',
      proposerFirstHours: String(proposerFirstHours),
    }
    const saved = c.req.query('tersimpan') !== undefined
    return c.html(<SettingsPage context={c.var.page} {...{ typed, saved }} />)
  })
  .post(paths.settings, requires(permission), async (c) => {
    const form = parseForm(SettingsForm, await c.req.parseBody())
    if (!form.ok) {
      return c.html(<SettingsPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    }
    await saveSettings(c.var.db, form.values, actorOf(c))
    return c.redirect(`${paths.settings}?tersimpan=1`, 303)
  })
