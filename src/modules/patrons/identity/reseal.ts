import type { Db, Tx } from '#kernel/database.ts'
import { identityKinds, sealIdentity, sealNisn } from './identity.ts'
import type { Vault } from './vault.ts'

/**
 * After a change of keys: seals everything that an older key sealed with the one in use. Runs at each start, in one
 * transaction, so that the blind index knows one key at any time; gives how many members it touched.
 */
export const resealOld = (db: Db, vault: Vault): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const rows = await sealedRows(tx)
    const old = rows.filter((row) => isOld(vault, row.identitySealed) || isOld(vault, row.nisnSealed))
    for (const { id, identityKind, identitySealed, nisnSealed } of old) {
      const kind = identityKinds.find((one) => one === identityKind)
      await tx
        .updateTable('patrons.patrons')
        .set({
          ...(identitySealed && kind ? sealIdentity(vault, kind, vault.open(identitySealed)) : {}),
          ...(nisnSealed ? sealNisn(vault, vault.open(nisnSealed)) : {}),
        })
        .where('id', '=', id)
        .execute()
    }
    return old.length
  })

const sealedRows = (tx: Tx) =>
  tx
    .selectFrom('patrons.patrons')
    .select(['id', 'identityKind', 'identitySealed', 'nisnSealed'])
    .where((where) =>
      where.or([where('identitySealed', 'is not', null), where('nisnSealed', 'is not', null)]),
    )
    .forUpdate()
    .execute()

const isOld = (vault: Vault, sealed: Buffer | null) => sealed !== null && !vault.isCurrent(sealed)
