import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword } from '#kernel/password.ts'
import { endSessionsOf } from '#kernel/session.ts'
import { listRoles } from '../roles/list-roles.ts'
import { administrator, reaches, withRights, type Rights } from '../roles/rights.ts'
import { addRoles, shortestPassword } from './create-account.ts'
import { findAccount, type Account } from './list-accounts.ts'

/** Gives an account another name and other roles, which count from the next page on. */
export const changeAccount = (db: Db, id: number, change: { name: string; roles: string[] }, actor: Actor) =>
  onAccount(db, id, actor, async (tx, account, rights) => {
    const wanted = (await listRoles(tx)).filter(({ code }) => change.roles.includes(code))
    if (wanted.length < change.roles.length) return refused('role-unknown')
    if (!reaches(rights, wanted)) return refused('beyond-your-rights')
    if (!change.roles.includes(administrator) && (await isLastAdministrator(tx, account)))
      return refused('last-administrator')
    await tx.updateTable('staff.accounts').set({ name: change.name }).where('id', '=', id).execute()
    await tx.deleteFrom('staff.accountRoles').where('accountId', '=', id).execute()
    await addRoles(tx, id, change.roles)
    const before = account.roles.map(({ code }) => code)
    await note(tx, actor, id, 'account.changed', { roles: change.roles, before })
    return done({ id })
  })

/** Gives an account a new password and signs it out everywhere. */
export async function givePassword(db: Db, id: number, password: string, actor: Actor) {
  if (password.length < shortestPassword) return refused('password-too-short')
  const passwordHash = await hashPassword(password)
  return onAccount(db, id, actor, async (tx) => {
    // One's own is changed by knowing the old one.
    if (actor.id === id) return refused('yourself')
    await tx
      .updateTable('staff.accounts')
      .set({ passwordHash, passwordGiven: true })
      .where('id', '=', id)
      .execute()
    await endSessionsOf(tx, { kind: 'staff', id })
    await note(tx, actor, id, 'account.password-given')
    return done({ id })
  })
}

/** Closes an account to its owner and signs it out at once; what was done with it stays known. */
export const disableAccount = (db: Db, id: number, actor: Actor, now: Date) =>
  onAccount(db, id, actor, async (tx, account) => {
    if (account.disabledAt) return done({ id })
    if (await isLastAdministrator(tx, account)) return refused('last-administrator')
    if (actor.id === id) return refused('yourself')
    await tx.updateTable('staff.accounts').set({ disabledAt: now }).where('id', '=', id).execute()
    await endSessionsOf(tx, { kind: 'staff', id })
    await note(tx, actor, id, 'account.disabled')
    return done({ id })
  })

/** Opens a disabled account again; its owner signs in afresh. */
export const enableAccount = (db: Db, id: number, actor: Actor) =>
  onAccount(db, id, actor, async (tx, account) => {
    if (!account.disabledAt) return done({ id })
    await tx.updateTable('staff.accounts').set({ disabledAt: null }).where('id', '=', id).execute()
    // Of a sign-in that was under way while the account was disabled.
    await endSessionsOf(tx, { kind: 'staff', id })
    await note(tx, actor, id, 'account.enabled')
    return done({ id })
  })

type Deed<R extends string> = (
  tx: Tx,
  account: Account,
  rights: Rights,
) => Promise<Outcome<{ id: number }, R>>

const onAccount = <R extends string>(db: Db, id: number, actor: Actor, deed: Deed<R>) =>
  withRights<{ id: number }, R | 'account-unknown' | 'beyond-your-rights'>(db, actor, async (tx, rights) => {
    const account = await findAccount(tx, id)
    if (!account) return refused('account-unknown')
    if (!reaches(rights, account.roles)) return refused('beyond-your-rights')
    return deed(tx, account, rights)
  })

/** Whether nobody could manage everything any more without this account. */
async function isLastAdministrator(tx: Tx, account: Account): Promise<boolean> {
  if (account.disabledAt || !account.roles.some(({ code }) => code === administrator)) return false
  const other = await tx
    .selectFrom('staff.accountRoles as held')
    .innerJoin('staff.accounts as other', 'other.id', 'held.accountId')
    .select('other.id')
    .where('held.roleCode', '=', administrator)
    .where('other.disabledAt', 'is', null)
    .where('other.id', '<>', account.id)
    .limit(1)
    .executeTakeFirst()
  return other === undefined
}

const note = (tx: Tx, actor: Actor, id: number, action: string, details?: Record<string, unknown>) =>
  audit(tx, actor, { action, subjectKind: 'staff-account', subjectId: id, details })
