import type { AuditWords } from '#modules/staff/index.ts'
import { calendarPaths } from './paths.ts'

/** The deeds on calendars and branches, for the list of who changed what. */
export const calendarAuditWords: AuditWords = {
  deeds: {
    'branch.opened': { id: 'membuka tempat layanan', en: 'opened a branch' },
    'branch.changed': { id: 'mengubah tempat layanan', en: 'changed a branch' },
    'branch.hours-changed': { id: 'mengubah jam buka', en: 'changed opening hours' },
    'branch.hours-removed': { id: 'menghapus jam buka yang akan datang', en: 'removed coming opening hours' },
    'closure.made': { id: 'menutup perpustakaan', en: 'closed the library' },
    'closure.undone': { id: 'membatalkan penutupan', en: 'undid a closing' },
    'closed-day.removed': { id: 'membuka kembali hari libur', en: 'opened a closed day again' },
  },
  subjects: {
    branch: { label: { id: 'tempat', en: 'branch' }, href: calendarPaths.branch },
    closure: { label: { id: 'penutupan', en: 'closing' }, href: calendarPaths.closure },
    'closed-day': { label: { id: 'hari libur', en: 'closed day' }, href: () => calendarPaths.holidays },
  },
}
