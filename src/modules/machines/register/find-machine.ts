import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Machine } from './machine.ts'

/** Machines with the name of their place; the base of every look-up. */
export const selectMachines = (db: Db) =>
  db
    .selectFrom('machines.machines as machines')
    .innerJoin('branches.branches as branches', 'branches.id', 'machines.branchId')
    .select([
      'machines.id',
      'machines.kind',
      'machines.name',
      'machines.branchId',
      'branches.shortName as branchName',
      'machines.login',
      'machines.settings',
      'machines.state',
      'machines.pairingEndsAt',
      'machines.pairedAt',
      'machines.lockedAt',
      'machines.lockedReason',
      'machines.restartAskedAt',
      'machines.retiredAt',
      'machines.createdAt',
      'machines.lastContactAt',
    ])
    .select((q) => q('machines.secretHash', 'is not', null).$castTo<boolean>().as('hasSecret'))
    .select(sql<string | null>`md5(machines.secret_hash)`.as('secretMark'))

export const findMachine = (db: Db, id: number): Promise<Machine | undefined> =>
  selectMachines(db).where('machines.id', '=', id).executeTakeFirst()

/** The machine that signs in with a login, unless it is retired. */
export const findByLogin = (db: Db, login: string): Promise<Machine | undefined> =>
  selectMachines(db)
    .where('machines.login', '=', login)
    .where('machines.retiredAt', 'is', null)
    .executeTakeFirst()

/** The machine that a paired browser's token proves it to be. */
export const findByToken = (db: Db, kind: string, token: string): Promise<Machine | undefined> =>
  selectMachines(db)
    .where('machines.secretHash', '=', digestOf(token))
    .where('machines.kind', '=', kind)
    .where('machines.retiredAt', 'is', null)
    .executeTakeFirst()

/** All that are in use, by place and name; retired ones only if asked for. */
export const listMachines = (db: Db, retired = false): Promise<Machine[]> =>
  selectMachines(db)
    .where('machines.retiredAt', retired ? 'is not' : 'is', null)
    .orderBy('branches.position')
    .orderBy('machines.name')
    .execute()

/** Tokens and codes are long and random, so a plain digest keeps them. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
