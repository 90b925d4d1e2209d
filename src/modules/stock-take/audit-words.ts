import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

/** How deeds of stock-takes read in the list of who changed what. */
export const stockTakeAuditWords: AuditWords = {
  deeds: {
    'stock-take.planned': { id: 'merencanakan stok opname', en: 'planned a stock-take' },
    'stock-take.changed': { id: 'mengubah rencana stok opname', en: 'changed the plan of a stock-take' },
    'stock-take.started': { id: 'memulai stok opname', en: 'began a stock-take' },
    'stock-take.cancelled': { id: 'membatalkan rencana stok opname', en: 'cancelled a stock-take' },
    'stock-take.closed': { id: 'menutup stok opname', en: 'closed a stock-take' },
    'stock-take.file-taken': { id: 'mengunggah berkas pemindai', en: 'uploaded a scanner’s file' },
    'stock-take.unknown-noted': {
      id: 'mencatat barcode tidak dikenal',
      en: 'noted an unknown barcode',
    },
    'stock-take.correction-planned': { id: 'menyiapkan koreksi', en: 'prepared a correction' },
    'stock-take.correction-running': { id: 'menjalankan koreksi', en: 'ran a correction' },
    'stock-take.correction-done': { id: 'menyelesaikan koreksi', en: 'finished a correction' },
    'stock-take.correction-undoing': { id: 'mengurungkan koreksi', en: 'took a correction back' },
    'stock-take.correction-undone': {
      id: 'selesai mengurungkan koreksi',
      en: 'finished taking a correction back',
    },
    'stock-take.correction-cancelled': { id: 'membatalkan koreksi', en: 'cancelled a correction' },
  },
  subjects: {
    'stock-take': { label: { id: 'stok opname', en: 'stock-take' }, href: paths.session },
  },
}
