import { Hono, type Context } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import {
  listOpenLoans,
  listPastLoans,
  renew,
  type Block,
  type OpenLoanShown,
} from '#modules/circulation/index.ts'
import { setHistoryChoice } from '#modules/patrons/index.ts'
import { memberActor, memberDeed } from '../deed-of.ts'
import { paths } from '../paths.ts'
import { whose, type Whose } from '../whose.ts'
import { HistoryPage } from './history-page.tsx'
import { LoansPage } from './loans-page.tsx'

const perPage = 50

/** What a member has at home, and what they had, if they keep a history. */
export const loanRoutes = new Hono<Env>()
  .get(paths.loans, requires(memberOnly), async (c) => {
    const renewed = Number(/^\d{1,3}$/.exec(c.req.query('diperpanjang') ?? '')?.[0] ?? 0)
    return show(c, await whose(c, c.req.query('untuk')), { renewed })
  })
  .post(paths.renewal, requires(memberOnly), async (c) => {
    const { untuk, pinjaman, key } = await c.req.parseBody()
    const person = await whose(c, typeof untuk === 'string' ? untuk : undefined)
    const loans = await listOpenLoans(c.var.db, person.patronId, c.var.now)
    const wanted = loans.filter(({ loanId, renewalBlocks }) =>
      pinjaman === 'semua' ? renewalBlocks.length === 0 : String(loanId) === pinjaman,
    )
    const refusals = await renewThese(c, person, wanted, key)
    if (refusals.length > 0) return show(c, person, { renewed: wanted.length - refusals.length, refusals })
    const address = paths.loansOf(person.child?.id)
    return c.redirect(`${address}${address.includes('?') ? '&' : '?'}diperpanjang=${wanted.length}`, 303)
  })
  .get(paths.history, requires(memberOnly), async (c) => {
    const id = c.var.session?.id ?? 0
    const before = Number(/^\d{1,15}$/.exec(c.req.query('sebelum') ?? '')?.[0] ?? 0) || undefined
    const [member, past] = await Promise.all([
      c.var.db.selectFrom('patrons.patrons').select('keepsHistory').where('id', '=', id).executeTakeFirst(),
      listPastLoans(c.var.db, id, { limit: perPage + 1, before }),
    ])
    const more = past.length > perPage
    return c.html(
      <HistoryPage
        context={c.var.page}
        keeps={member?.keepsHistory ?? false}
        past={past.slice(0, perPage)}
        more={more}
      />,
    )
  })
  .post(paths.history, requires(memberOnly), async (c) => {
    const { riwayat } = await c.req.parseBody()
    const choice = {
      patronId: c.var.session?.id ?? 0,
      keep: riwayat === 'simpan',
      language: c.var.page.language,
    }
    await setHistoryChoice(c.var.db, choice, { actor: memberActor(c), now: c.var.now })
    return c.redirect(paths.history, 303)
  })

export interface RenewalRefusal {
  title: string
  blocks: readonly Block[]
}

async function renewThese(
  c: Context<Env>,
  { patronId }: Whose,
  loans: readonly OpenLoanShown[],
  key: unknown,
): Promise<RenewalRefusal[]> {
  const refusals: RenewalRefusal[] = []
  for (const { loanId, title, branchId } of loans) {
    const deed = memberDeed(c, key, branchId)
    const own = { ...deed, key: `${deed.key}:${loanId}` }
    const answer = await renew(c.var.db, own, { loan: { loanId }, patronId }, c.var.now)
    if (!answer.ok) refusals.push({ title, blocks: answer.blocks })
  }
  return refusals
}

async function show(
  c: Context<Env>,
  person: Whose,
  said: { renewed: number; refusals?: readonly RenewalRefusal[] },
) {
  const [loans, branches] = await Promise.all([
    listOpenLoans(c.var.db, person.patronId, c.var.now),
    listBranches(c.var.db),
  ])
  return c.html(
    <LoansPage context={c.var.page} whose={person} {...{ loans, branches }} {...said} />,
    said.refusals ? 422 : 200,
  )
}
