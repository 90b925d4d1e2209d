import { formatDate, formatMoment } from '#design/format.ts'
import type { Day } from '#kernel/days.ts'
import { farthestBack } from './believed-time.ts'

/** What each reason about a deed told late tells besides its code. Only staff and machines meet them. */
export interface LateBlockFacts {
  'late-handed-over': { dueOn: Day }
  'late-overtaken': { what: 'lent' | 'returned' | 'kept'; at: string }
  'late-clock-ahead': { at: string }
  'late-too-old': { at: string }
  'late-unknown': object
  'late-settled': object
  'late-day-wrong': object
}

type LateWords = {
  [Code in keyof LateBlockFacts]: (block: { code: Code } & LateBlockFacts[Code]) => string
}

const whatId = {
  lent: 'dipinjamkan lagi',
  returned: 'sudah berada di perpustakaan',
  kept: 'disimpan untuk pemesanan',
}
const whatEn = { lent: 'lent again', returned: 'in the library', kept: 'kept for a hold' }
/** A clock that is not a clock tells no time. */
const moment = (at: string, language: 'id' | 'en') =>
  Number.isNaN(Date.parse(at)) ? '?' : formatMoment(new Date(at), language)

const id: LateWords = {
  'late-handed-over': ({ dueOn }) =>
    `Eksemplar ini masih tercatat dipinjam anggota lain sampai ${formatDate(dueOn, 'id')}.`,
  'late-overtaken': ({ what, at }) =>
    `Sesudah itu eksemplar ini ${whatId[what]} (${moment(at, 'id')}). Catatan yang lebih baru tidak diubah.`,
  'late-clock-ahead': ({ at }) =>
    `Jam perangkat terlalu cepat: menunjukkan ${moment(at, 'id')}. Dicatat dengan waktu penerimaan.`,
  'late-too-old': ({ at }) =>
    `Jam perangkat menunjukkan ${moment(at, 'id')}, lebih dari ${farthestBack} hari yang lalu. Tentukan harinya.`,
  'late-unknown': () => 'Catatan susulan ini tidak ditemukan.',
  'late-settled': () => 'Catatan susulan ini sudah diselesaikan.',
  'late-day-wrong': () => `Pilih hari antara ${farthestBack} hari yang lalu dan hari ini.`,
}

const en: LateWords = {
  'late-handed-over': ({ dueOn }) =>
    `By the books another member still had this copy, due ${formatDate(dueOn, 'en')}.`,
  'late-overtaken': ({ what, at }) =>
    `After that this copy was ${whatEn[what]} (${moment(at, 'en')}). What is newer is not changed.`,
  'late-clock-ahead': ({ at }) =>
    `The clock of the device is fast: it showed ${moment(at, 'en')}. Noted with the time at which it was told.`,
  'late-too-old': ({ at }) =>
    `The clock of the device showed ${moment(at, 'en')}, more than ${farthestBack} days ago. Choose the day.`,
  'late-unknown': () => 'This late deed was not found.',
  'late-settled': () => 'This late deed was settled already.',
  'late-day-wrong': () => `Choose a day between ${farthestBack} days ago and today.`,
}

export const lateBlockWords = { id, en }
