import { Hono } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { findLetterSettings } from '#modules/staff/index.ts'
import { paths } from '../paths.ts'
import { maySet } from '../permissions.ts'
import { SettingsPage } from './settings-page.tsx'
import { ClearanceForm, findClearanceSettings, saveClearanceSettings } from './settings.ts'

export const settingsRoutes = new Hono<Env>()
  .get(paths.settings, requires(maySet), async (c) => {
    const { db, page } = c.var
    const [settings, { signatories }] = await Promise.all([findClearanceSettings(db), findLetterSettings(db)])
    const typed = {
      numberPattern: settings.numberPattern,
      validDays: String(settings.validDays),
      purposes: settings.purposes.join('\n'),
      signatory: String(settings.signatory),
      byThemselves: settings.byThemselves ? 'on' : '',
      withdrawOnLoan: settings.withdrawOnLoan ? 'on' : '',
      loanReason: settings.loanReason,
    }
    const saved = c.req.query('tersimpan') !== undefined
    return c.html(<SettingsPage context={page} {...{ typed, signatories, saved }} />)
  })
  .post(paths.settings, requires(maySet), async (c) => {
    const form = parseForm(ClearanceForm, await c.req.parseBody())
    if (!form.ok) {
      const { signatories } = await findLetterSettings(c.var.db)
      const { typed, errors } = form
      return c.html(<SettingsPage context={c.var.page} {...{ typed, errors, signatories }} />, 422)
    }
    await saveClearanceSettings(c.var.db, form.values, actorOf(c))
    return c.redirect(`${paths.settings}?tersimpan=1`, 303)
  })
