import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import {
  checkIn,
  claimReturned,
  declareLost,
  noteDamage,
  sendCopy,
  setAside,
  type Answer,
} from '#modules/circulation/index.ts'
import { numberOf, type DeskRequest } from '../context-of.ts'
import { deskDeed } from '../visit/visit.ts'

/** What can be done with a copy in hand, and the right that it takes. */
const permissions = {
  kembalikan: 'circulation.lend',
  hilang: 'circulation.lost',
  'mengaku-kembali': 'circulation.lost',
  'cabut-pengakuan': 'circulation.lost',
  rusak: 'circulation.lost',
  pajangan: 'circulation.transfer',
  perbaikan: 'circulation.transfer',
  beredar: 'circulation.transfer',
  kirim: 'circulation.transfer',
} as const

export type CopyDeed = keyof typeof permissions

export const isCopyDeed = (name: string): name is CopyDeed => name in permissions
export const permissionFor = (name: CopyDeed): string => permissions[name]

export function doWithCopy(c: Context<Env>, request: DeskRequest, name: CopyDeed): Promise<Answer<unknown>> {
  const { db, now } = c.var
  const { place, key, field } = request
  const deed = deskDeed(c, { key, branchId: place.branch.id })
  const item = { barcode: field('barcode') }
  switch (name) {
    case 'kembalikan':
      return checkIn(db, deed, { item }, now)
    case 'hilang':
      return declareLost(db, deed, { item }, now)
    case 'mengaku-kembali':
      return claimReturned(db, deed, { item, claimed: true }, now)
    case 'cabut-pengakuan':
      return claimReturned(db, deed, { item, claimed: false }, now)
    case 'rusak': {
      const damage = { note: field('catatan').slice(0, 500), amount: numberOf(field('jumlah') || '0') }
      return noteDamage(db, deed, { item, ...damage, toRepair: field('perbaiki') === 'on' }, now)
    }
    case 'pajangan':
      return setAside(db, deed, { item, to: 'display' }, now)
    case 'perbaikan':
      return setAside(db, deed, { item, to: 'repair' }, now)
    case 'beredar':
      return setAside(db, deed, { item, to: 'in-circulation' }, now)
    case 'kirim':
      return sendCopy(db, deed, { item, toBranchId: numberOf(field('cabang')) }, now)
  }
}
