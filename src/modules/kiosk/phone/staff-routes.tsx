import { Hono } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { listBranchCodes, openBranchCode, renewBranchCode } from './branch-code.ts'
import { listPhoneLoans } from './list-phone-loans.ts'
import { CodesPage, PosterPage } from './staff-pages.tsx'

const permission = 'kiosk.phone-codes'
const numbered = ':id{[0-9]{1,15}}'

/** The codes at the shelves. */
export const codeRoutes = new Hono<Env>()
  .get(paths.codes, requires(permission), async (c) => {
    const { db, now, page: context } = c.var
    const [codes, loans] = await Promise.all([listBranchCodes(db), listPhoneLoans(db, now)])
    return c.html(<CodesPage {...{ context, codes, loans }} />)
  })
  .post(paths.code(numbered), requires(permission), async (c) => {
    const { db, now } = c.var
    const codes = await listBranchCodes(db)
    const branch = codes.find(({ branchId }) => branchId === Number(c.req.param('id')))
    if (!branch) throw notFound()
    const { deed } = await c.req.parseBody()
    if (deed === 'renew') await renewBranchCode(db, branch.branchId, actorOf(c), now)
    else await openBranchCode(db, branch.branchId, deed === 'open', actorOf(c))
    return c.redirect(paths.codes, 303)
  })
  .get(paths.poster(numbered), requires(permission), async (c) => {
    const codes = await listBranchCodes(c.var.db)
    const found = codes.find(({ branchId }) => branchId === Number(c.req.param('id')))
    if (!found?.code || !found.open) throw notFound()
    return c.html(<PosterPage context={c.var.page} branch={found.branch} code={found.code} />)
  })
