import type { Db } from '#kernel/database.ts'
import { createRecord } from '../records/create-record.ts'
import { field, ratna } from '../test-data.ts'
import type { SubscriptionDetails } from './subscriptions/subscription-form.ts'

/** A magazine in the catalogue; gives its number there. */
export const magazine = async (db: Db, title = 'Majalah Trubus', issn = '0126-0057'): Promise<number> =>
  (
    await createRecord(
      db,
      {
        leader: '00000nas a2200000 a 4500',
        fields: [
          { tag: '008', value: '690101c19699999io mr         0   a0ind d' },
          field('022', '  ', ['a', issn]),
          field('245', '00', ['a', title]),
        ],
      },
      ratna,
    )
  ).id

/** Monthly since January 2026, two weeks of grace. */
export const monthlySubscription = (branchId: number): SubscriptionDetails => ({
  branchId,
  vendor: 'Agen Patria',
  vendorAddress: 'Jalan Merdeka 5',
  source: 'APBD',
  price: 600_000,
  startsOn: '2026-01-01',
  endsOn: null,
  frequency: 'monthly',
  firstOn: '2026-01-01',
  skippedWeekdays: [],
  skippedMonths: [],
  enumeration: 'Th. {jilid} No. {nomor}',
  volume: 57,
  number: 1,
  restart: 'yearly',
  numbersPerVolume: null,
  graceDays: 14,
  note: '',
})
