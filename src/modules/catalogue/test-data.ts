import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import type { ItemDetails } from './items/item-form.ts'
import type { MarcRecord } from './marc/record.ts'

/** Who catalogues in tests. */
export const ratna: Actor = { kind: 'staff', id: null, name: 'Ratna' }

/** Laskar pelangi, with what the plain form does not show as well. */
export const laskarPelangi: MarcRecord = {
  leader: '00000nam a2200000 a 4500',
  fields: [
    { tag: '001', value: 'INLIS000000000012' },
    { tag: '008', value: '050101s2005    io            000 1 ind d' },
    field('020', '  ', ['a', '9793062797'], ['c', 'Rp 59.000']),
    field('082', '04', ['a', '899.221 3'], ['2', '23']),
    field('084', '  ', ['a', '899.221 3 AND l']),
    field('100', '0 ', ['a', 'Andrea Hirata,'], ['d', '1967-'], ['e', 'pengarang']),
    field('245', '10', ['a', 'Laskar pelangi /'], ['c', 'Andrea Hirata.']),
    field('260', '  ', ['a', 'Yogyakarta :'], ['b', 'Bentang,'], ['c', 'c2005.']),
    field('300', '  ', ['a', 'xviii, 529 hlm. ;'], ['c', '21 cm.']),
    field('500', '  ', ['a', 'Novel pertama tetralogi.']),
    field('504', '  ', ['a', 'Bibliografi: hlm. 530']),
    field('650', ' 4', ['a', 'Fiksi Indonesia']),
    field('650', ' 4', ['a', 'Pendidikan'], ['z', 'Belitung'], ['v', 'Fiksi']),
    field('990', '  ', ['a', '00012/PK/2005']),
  ],
}

export function field(tag: string, indicators: string, ...subfields: [code: string, value: string][]) {
  const [ind1 = ' ', ind2 = ' '] = indicators
  return { tag, ind1, ind2, subfields: subfields.map(([code, value]) => ({ code, value })) }
}

/** Makes the main library and gives its id. */
export const mainLibrary = (db: Db): Promise<number> =>
  saveBranch(db, {
    code: 'pusat',
    name: 'Perpustakaan Kota',
    shortName: 'Pusat',
    kind: 'pusat',
    address: 'Jalan Merdeka',
    phone: '',
    email: '',
    about: '',
    position: 1,
    hours: [],
  })

/** A copy that may be lent. */
export const copy = (branchId: number, barcode: string): ItemDetails => ({
  branchId,
  barcode,
  inventoryNumber: null,
  callNumber: '899.221 3 AND l',
  shelf: '899.2',
  collectionType: 'umum',
  loanCategory: 'sirkulasi',
  disposition: 'in-circulation',
  condition: 'baik',
  price: 59_000,
  currency: 'IDR',
  source: 'beli',
  acquiredOn: '2026-01-05',
  note: '',
})
