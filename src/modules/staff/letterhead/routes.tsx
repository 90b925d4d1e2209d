import { Hono } from 'hono'
import { formatDay } from '#design/format.ts'
import { writeLetter } from '#design/print/letter.ts'
import { systemActor } from '#kernel/audit.ts'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { sendPdf } from '#design/print/send-pdf.ts'
import { paths } from '../paths.ts'
import { LetterheadPage, typedOf } from './letterhead-page.tsx'
import { findLetterSettings, LetterheadForm, saveLetterSettings } from './letterhead.ts'

const permission = 'staff.letterhead'

/** What stands on every letter of the library. */
export const letterheadRoutes = new Hono<Env>()
  .get(paths.letterhead, requires(permission), async (c) => {
    const typed = typedOf(await findLetterSettings(c.var.db))
    const saved = c.req.query('tersimpan') !== undefined
    return c.html(<LetterheadPage context={c.var.page} {...{ typed, saved }} />)
  })
  .post(paths.letterhead, requires(permission), async (c) => {
    const form = parseForm(LetterheadForm, await c.req.parseBody())
    if (!form.ok) {
      return c.html(<LetterheadPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    }
    const { session, page } = c.var
    const actor = session
      ? { kind: session.kind, id: session.id, name: page.viewer?.name ?? '' }
      : systemActor
    await saveLetterSettings(c.var.db, form.values, actor)
    return c.redirect(`${paths.letterhead}?tersimpan=1`, 303)
  })
  .get(paths.letterSample, requires(permission), async (c) => {
    const { head, city, signatories } = await findLetterSettings(c.var.db)
    const letter = writeLetter({
      title: 'Contoh surat',
      head,
      placeAndDate: [city, formatDay(c.var.now, 'id')].filter(Boolean).join(', '),
      facts: [
        ['Nomor', '041/001/2026'],
        ['Hal', 'Contoh surat'],
      ],
      to: ['Yth. Penerima surat', 'di tempat'],
      body: ['Dengan hormat,', 'Beginilah surat perpustakaan akan tercetak.'],
      signatory: signatories[0],
    })
    return sendPdf(c, letter, 'contoh-surat')
  })
