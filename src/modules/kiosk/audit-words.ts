import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

/** The deeds of this module, for the list of who changed what. */
export const kioskAuditWords: AuditWords = {
  deeds: {
    'phone-code.renewed': { id: 'mengganti kode pinjam dengan ponsel', en: 'renewed a code for phones' },
    'phone-code.opened': { id: 'membuka pinjam dengan ponsel', en: 'opened borrowing by phone' },
    'phone-code.closed': { id: 'menutup pinjam dengan ponsel', en: 'closed borrowing by phone' },
  },
  subjects: {
    'phone-code': { label: { id: 'kode pinjam', en: 'phone code' }, href: () => paths.codes },
  },
}
