import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { isLanguage, type Language } from '#kernel/i18n.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { staffOf } from '../outbox/routes.tsx'
import { staffTexts } from '../staff-messages.ts'
import type { Desk } from '../telling/draft-message.ts'
import { placeholders, type Wording, type WordingKind } from './default-wordings.ts'
import { findWordings, listChangedWordings } from './find-wordings.ts'
import { previewWording } from './preview-wording.ts'
import { faultsOf, resetWording, saveWording, WordingForm } from './save-wording.ts'
import { WordingPage } from './wording-page.tsx'
import { WordingsPage } from './wordings-page.tsx'

const manages = requires('notifications.manage')
const one = paths.wording(':kind', ':language')

/** The words of notices, as staff want them. */
export const wordingRoutes = (desk: Desk) =>
  new Hono<Env>()
    .get(paths.wordings, manages, async (c) => {
      const changed = await listChangedWordings(c.var.db)
      return c.html(<WordingsPage context={c.var.page} changed={changed} />)
    })
    .get(one, manages, async (c) => {
      const { kind, language } = wordingOf(c)
      const wording = (await findWordings(c.var.db, language))(kind)
      return page(c, desk, { kind, language, wording, done: c.req.query('selesai') })
    })
    .post(one, manages, async (c) => {
      const { kind, language } = wordingOf(c)
      const body = await c.req.parseBody()
      if (body['tindakan'] === 'bawaan') {
        await resetWording(c.var.db, { kind, language }, staffOf(c))
        return c.redirect(`${paths.wording(kind, language)}?selesai=bawaan`, 303)
      }
      const form = parseForm(WordingForm, body)
      const typed = { subject: form.typed['subject'] ?? '', body: form.typed['body'] ?? '' }
      const errors = form.ok ? faultErrors(c, kind, form.values) : wordedErrors(c, form.errors)
      if (!form.ok || errors) return page(c, desk, { kind, language, wording: typed, errors }, 422)
      if (body['tindakan'] === 'lihat') return page(c, desk, { kind, language, wording: form.values })
      await saveWording(c.var.db, { kind, language, wording: form.values }, staffOf(c), c.var.now)
      return c.redirect(`${paths.wording(kind, language)}?selesai=simpan`, 303)
    })

interface Shown {
  kind: WordingKind
  language: Language
  wording: Wording
  errors?: FieldErrors
  done?: string
}

async function page(c: Context<Env>, desk: Desk, shown: Shown, status: 200 | 422 = 200) {
  const preview = shown.errors ? undefined : await previewWording(c.var.db, desk, shown, c.var.now)
  return c.html(<WordingPage context={c.var.page} {...{ ...shown, preview }} />, status)
}

const isWordingKind = (text: string): text is WordingKind => Object.hasOwn(placeholders, text)

function wordingOf(c: Context<Env>): { kind: WordingKind; language: Language } {
  const { kind = '', language } = c.req.param()
  if (!isWordingKind(kind) || !isLanguage(language)) throw notFound()
  return { kind, language }
}

const wordedErrors = (c: Context<Env>, errors: FieldErrors): FieldErrors => {
  const t = staffTexts(c.var.page.language)
  return Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, t.errors[code] ?? code]))
}

function faultErrors(c: Context<Env>, kind: WordingKind, wording: Wording): FieldErrors | undefined {
  const faults = faultsOf(kind, wording)
  if (!faults) return undefined
  const t = staffTexts(c.var.page.language).wording
  const sentences = [
    ...faults.unknown.map((name) => t.unknownName(name)),
    ...(faults.missing ? [t.neededName(faults.missing)] : []),
  ]
  return { body: sentences.join(' ') }
}
