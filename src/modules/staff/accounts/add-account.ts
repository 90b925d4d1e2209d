import type { Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { done, refused } from '#kernel/outcome.ts'
import { hashPassword } from '#kernel/password.ts'
import { listRoles } from '../roles/list-roles.ts'
import { reaches, withRights } from '../roles/rights.ts'
import { addAccountRow, shortestPassword, type NewAccount } from './create-account.ts'

/**
 * Makes an account for a colleague, with roles that its maker could hold as well. Its password opens only the page
 * on which the colleague chooses their own.
 */
export async function addAccount(db: Db, account: NewAccount, actor: Actor) {
  if (account.password.length < shortestPassword) return refused('password-too-short')
  const passwordHash = await hashPassword(account.password)
  try {
    return await withRights(db, actor, async (tx, rights) => {
      const wanted = (await listRoles(tx)).filter(({ code }) => account.roles.includes(code))
      if (wanted.length < account.roles.length) return refused('role-unknown')
      if (!reaches(rights, wanted)) return refused('beyond-your-rights')
      return done(await addAccountRow(tx, { ...account, passwordGiven: true }, passwordHash, actor))
    })
  } catch (error) {
    if (isViolationOf(error, 'one_account_per_login')) return refused('login-taken')
    throw error
  }
}
