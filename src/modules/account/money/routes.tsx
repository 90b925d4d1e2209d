import { Hono } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { balanceOf, listEntries, listOpenLoans } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { whose } from '../whose.ts'
import { MoneyPage } from './money-page.tsx'

/** What a member owes, and how it came to be. */
export const moneyRoutes = new Hono<Env>().get(paths.money, requires(memberOnly), async (c) => {
  const person = await whose(c, c.req.query('untuk'))
  const [balance, entries, loans] = await Promise.all([
    balanceOf(c.var.db, person.patronId),
    listEntries(c.var.db, person.patronId),
    listOpenLoans(c.var.db, person.patronId, c.var.now),
  ])
  const running = loans.reduce((sum, { fine }) => sum + fine.amount, 0)
  return c.html(<MoneyPage context={c.var.page} whose={person} {...{ balance, entries, running }} />)
})
