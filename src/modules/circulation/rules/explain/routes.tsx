import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../../acting.ts'
import { bookOfShown, shownRules } from '../pages/shown.ts'
import { rulePaths } from '../paths.ts'
import { explain, type Explanation } from './explain.ts'
import { ExplainPage } from './explain-page.tsx'
import { closingReasons, findExplainedItem, findExplainedPatron } from './explained-case.ts'
import { explainTexts } from './messages.ts'

const text = (max: number) => v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(max)), '')

/** Nonsense in the address is left out, not complained of. */
const Question = v.object({
  kartu: text(40),
  jenis: text(40),
  barcode: text(60),
  kategori: text(60),
  tempat: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), 0),
  tanggal: v.fallback(v.pipe(v.string(), v.isoDate()), ''),
  telat: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)), 0),
})

export const explainRoutes = new Hono<Env>().get(
  rulePaths.explain,
  requires('circulation.rules'),
  async (c) => {
    const asked = v.parse(Question, c.req.query())
    const shown = await shownRules(c)
    const { db, now, page } = c.var
    const t = explainTexts(page.language)
    const patron = asked.kartu ? await findExplainedPatron(db, asked.kartu) : undefined
    const item = asked.barcode ? await findExplainedItem(db, asked.barcode) : undefined
    if (patron) {
      const entry = { action: 'rules.explained', subjectKind: 'patron', subjectId: patron.id }
      await audit(db, actorOf(c), entry)
    }
    const problems = {
      ...(asked.kartu && !patron ? { card: t.unknownCard } : {}),
      ...(asked.barcode && !item ? { barcode: t.unknownBarcode } : {}),
    }
    const category = patron?.category ?? asked.jenis
    const loanCategory = item?.loanCategory ?? asked.kategori
    const open = shown.known.branches.filter(({ closed }) => !closed)
    const branchId = (asked.tempat || item?.branchId) ?? open[0]?.id ?? 0
    const lentOn = asked.tanggal || dayOf(now)
    const complete =
      Object.keys(problems).length === 0 &&
      Object.keys(c.req.query()).some((name) => name !== 'rancangan' && name !== 'antarmuka')
    const told = complete
      ? explain(await bookOfShown(c, shown), {
          category: category || (shown.known.categories[0]?.code ?? ''),
          loanCategory: loanCategory || 'sirkulasi',
          branchId,
          lentOn,
          daysLate: asked.telat,
          unverified: patron?.unverified ?? false,
          price: item?.price ?? undefined,
        })
      : undefined
    const props = { patron, item, problems, told, reasons: await reasonsOf(c, told) }
    return c.html(<ExplainPage {...shown} {...props} asked={typedOf(c, told)} />)
  },
)

/** The form says what was explained, also where the address left it open. */
function typedOf(c: Context<Env>, told: Explanation | undefined) {
  const given = c.req.query()
  if (!told) return { tanggal: dayOf(c.var.now), telat: '7', ...given }
  const { category, loanCategory, branchId, lentOn, daysLate } = told.asked
  return {
    ...given,
    jenis: category,
    kategori: loanCategory,
    tempat: String(branchId),
    tanggal: lentOn,
    telat: String(daysLate),
  }
}

const reasonsOf = (c: Context<Env>, told: Explanation | undefined) =>
  closingReasons(c.var.db, told?.asked.branchId ?? 0, told?.due?.steps ?? [])
