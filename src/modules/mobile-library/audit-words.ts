import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

export const mobileAuditWords: AuditWords = {
  deeds: {
    'vehicle.saved': { id: 'menyimpan kendaraan', en: 'saved a vehicle' },
    'route.saved': { id: 'menyimpan rute', en: 'saved a route' },
    'stop.saved': { id: 'menyimpan titik layanan', en: 'saved a stop' },
    'time.added': { id: 'menambah waktu kunjungan', en: 'added a time of visits' },
    'time.removed': { id: 'menghapus waktu kunjungan', en: 'removed a time of visits' },
    'visit.started': { id: 'memulai kunjungan', en: 'started a visit' },
    'visit.finished': { id: 'menyelesaikan kunjungan', en: 'finished a visit' },
    'visit.cancelled': { id: 'membatalkan kunjungan', en: 'cancelled a visit' },
    'visit.reinstated': { id: 'menjadikan lagi kunjungan', en: 'let a visit take place after all' },
    'visit.set': { id: 'menetapkan jam kunjungan', en: 'set the hours of a visit' },
  },
  subjects: {
    vehicle: { label: { id: 'kendaraan', en: 'vehicle' }, href: paths.vehicle },
    route: { label: { id: 'rute', en: 'route' }, href: paths.route },
    stop: { label: { id: 'titik layanan', en: 'stop' }, href: paths.stop },
  },
}
