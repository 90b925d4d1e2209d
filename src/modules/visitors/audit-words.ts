import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

export const visitorAuditWords: AuditWords = {
  deeds: {
    'visit.counted-late': { id: 'mencatat pengunjung susulan', en: 'noted visitors of before' },
    'visit.withdrawn': { id: 'membatalkan catatan pengunjung', en: 'withdrew a count of visitors' },
    'door.imported': { id: 'mengimpor penghitung pintu', en: 'imported a door counter' },
    'visitors.settings': { id: 'mengatur buku tamu', en: 'set up the guest book' },
    'visitors.answers': { id: 'mengubah daftar pilihan buku tamu', en: 'changed a list of the guest book' },
  },
  subjects: {
    visit: { label: { id: 'kunjungan', en: 'visit' }, href: () => paths.count },
    door: { label: { id: 'penghitung pintu', en: 'door counter' }, href: () => paths.door },
    visitors: { label: { id: 'buku tamu', en: 'guest book' }, href: () => paths.settings },
  },
}
