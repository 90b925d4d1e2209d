import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { formatDay } from '#design/format.ts'
import { sendPdf } from '#design/print/send-pdf.ts'
import { mostSheetRows, sendSheet } from '#design/print/sheet/write-sheet.ts'
import { dayOf } from '#kernel/days.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import {
  listItemSources,
  registerBatches,
  registerIds,
  RegisterQuery,
  registerRows,
  registerTotals,
  type RegisterFilter,
} from './find-register.ts'
import { RegisterPage, rowsPerPage } from './register-page.tsx'
import { mostPrinted, registerSheet, writeRegister } from './write-register.ts'

const permission = 'acquisition.register'
const nothing = v.parse(RegisterQuery, {})

const Place = v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)

export const registerRoutes = new Hono<Env>()
  .get(paths.register, requires(permission), async (c) => {
    const asked = v.safeParse(RegisterQuery, c.req.query())
    const filter = asked.success ? asked.output : nothing
    const page = v.parse(Place, c.req.query('halaman'))
    const { db } = c.var
    const [totals, rows, branches, sources] = await Promise.all([
      registerTotals(db, filter),
      registerIds(db, filter, { offset: (page - 1) * rowsPerPage, limit: rowsPerPage }).then((ids) =>
        registerRows(db, ids),
      ),
      listBranches(db),
      listItemSources(db),
    ])
    const shown = { totals, rows, page, branches, sources, asked: typedOf(c), wrong: !asked.success }
    return c.html(<RegisterPage context={c.var.page} {...shown} />, asked.success ? 200 : 422)
  })
  .get(paths.registerPdf, requires(permission), async (c) => {
    const filter = filterOf(c)
    const { db, now } = c.var
    const [totals, settings] = await Promise.all([registerTotals(db, filter), findLetterSettings(db)])
    const texts = acquisitionTexts('id')
    const batches = registerBatches(db, filter, { offset: 0, limit: mostPrinted })
    const paper = { settings, totals, scope: await scopeOf(c, filter), today: dayOf(now), texts }
    return sendPdf(c, writeRegister(batches, paper), 'buku-induk')
  })
  .get(paths.registerFile, requires(permission), async (c) => {
    const part = v.parse(Place, c.req.query('bagian'))
    const offset = (part - 1) * mostSheetRows
    const batches = registerBatches(c.var.db, filterOf(c), { offset, limit: mostSheetRows })
    const texts = acquisitionTexts(c.var.page.language)
    return sendSheet(c, await registerSheet(batches, { from: offset, texts }), `buku-induk-${part}`)
  })

function filterOf(c: Context<Env>): RegisterFilter {
  const asked = v.safeParse(RegisterQuery, c.req.query())
  if (!asked.success) throw notFound()
  return asked.output
}

/** The filter as it was typed, without what is empty. */
const typedOf = (c: Context<Env>): Record<string, string> =>
  Object.fromEntries(
    Object.keys(RegisterQuery.entries).flatMap((name) => {
      const value = (c.req.query(name) ?? '').slice(0, 60)
      return value === '' ? [] : [[name, value]]
    }),
  )

/** What a print holds, in words below its title. */
async function scopeOf(
  c: Context<Env>,
  { dari, sampai, sumber, tempat, nomorDari, nomorSampai }: RegisterFilter,
) {
  const branch = (await listBranches(c.var.db)).find(({ id }) => id === tempat)
  return [
    dari && `sejak ${formatDay(dari, 'id')}`,
    sampai && `sampai ${formatDay(sampai, 'id')}`,
    sumber && `sumber ${sumber}`,
    branch && `di ${branch.name}`,
    nomorDari !== null && `dari nomor ${nomorDari}`,
    nomorSampai !== null && `sampai nomor ${nomorSampai}`,
  ]
    .filter(Boolean)
    .join(', ')
}
