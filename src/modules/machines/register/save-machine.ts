import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface MachineDetails {
  name: string
  branchId: number
  /** Only of kinds that sign in with one. */
  login: string | null
  settings: object
}

type Refusal = 'name-taken' | 'login-taken' | 'branch-unknown'

/** Puts a machine into the register. */
export const addMachine = (
  db: Db,
  kind: string,
  details: MachineDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, Refusal>> =>
  keeping(db, async (tx) => {
    const machine = await tx
      .insertInto('machines.machines')
      .values({ kind, ...columnsOf(details) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'machine.added', subjectKind: 'machine', subjectId: machine.id })
    return done(machine)
  })

/** Changes name, place, login and settings of a machine that is in use. */
export const changeMachine = (
  db: Db,
  id: number,
  details: MachineDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, Refusal | 'machine-unknown'>> =>
  keeping(db, async (tx) => {
    const machine = await tx
      .updateTable('machines.machines')
      .set(columnsOf(details))
      .where('id', '=', id)
      .where('retiredAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!machine) return refused('machine-unknown')
    await audit(tx, actor, { action: 'machine.changed', subjectKind: 'machine', subjectId: id })
    return done(machine)
  })

const columnsOf = ({ name, branchId, login, settings }: MachineDetails) => ({
  name,
  branchId,
  login,
  settings: toJson(settings),
})

async function keeping<T, R extends string>(
  db: Db,
  work: (tx: Tx) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | Refusal>> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    if (isViolationOf(error, 'one_machine_per_name')) return refused('name-taken')
    if (isViolationOf(error, 'one_machine_per_login')) return refused('login-taken')
    if (isViolationOf(error, 'machines_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}
