import { sql, type RawBuilder } from 'kysely'

export interface PickupPlace {
  pickupBranchId: number
  /** A stop of that branch; none: its own pickup shelf. */
  pickupPointId?: number | null | undefined
}

/** Whether things can be picked up there: a branch in service, or a stop in use that belongs to it. */
export const pickupKnown = ({ pickupBranchId, pickupPointId = null }: PickupPlace): RawBuilder<boolean> =>
  sql<boolean>`(
    exists (select from branches.branches where id = ${pickupBranchId} and closed_at is null)
    and (${pickupPointId}::bigint is null or exists (
      select from branches.pickup_points
      where id = ${pickupPointId} and branch_id = ${pickupBranchId} and closed_at is null)))`
