import * as v from 'valibot'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addMachine, findByLogin, giveSecret } from '#modules/machines/index.ts'
import { sip2Kind } from '#protocols/sip2/terminal/open-terminal.ts'
import { Profile, requestCodes } from '#protocols/sip2/terminal/profile.ts'
import { demonstrationAccounts } from './accounts.ts'
import type { BranchIds } from './seed-branches.ts'

/** A self-check at the main library that may do all that SIP2 knows. */
export async function seedSip2(db: Db, branches: BranchIds): Promise<void> {
  const { login, password, institution } = demonstrationAccounts().sip2
  const known = await findByLogin(db, login)
  if (known?.hasSecret) return
  const settings = v.parse(Profile, {
    institution,
    encoding: 'utf8',
    messages: [...requestCodes],
    cardPayments: 'transfer',
  })
  const machine = { name: 'Mesin pinjam mandiri lobi', branchId: branches.get('pusat') ?? 0, login, settings }
  const added = known ?? (await addMachine(db, sip2Kind, machine, systemActor))
  const id = 'id' in added ? added.id : added.ok ? added.value.id : undefined
  if (id === undefined) throw new Error('the SIP2 terminal of the demonstration was refused')
  await giveSecret(db, id, systemActor, password)
}
