import { inLanguages } from '#kernel/i18n.ts'

/** Words inside messages that are not for staff to change: they say facts. */
const id = {
  about: (name: string) => `Untuk ${name}:`,
  due: (day: string) => `harus kembali ${day}`,
  late: (days: number) => `terlambat ${days} hari`,
  fineSoFar: (amount: string) => `denda sampai hari ini ${amount}`,
  waits: (branch: string, day: string, code: string) =>
    `di ${branch} sampai ${day}${code ? `, kode rak ${code}` : ''}`,
  suggestion: {
    waiting: 'menunggu dibaca petugas',
    open: 'sedang dipertimbangkan',
    listed: 'masuk daftar pesanan',
    ordered: 'sedang dipesan',
    arrived: 'sudah datang',
    declined: 'belum dapat dipenuhi',
    merged: 'digabung dengan usulan lain yang sama',
  },
  reserve: (address: string) => `pesan di ${address}`,
  dropped: (stop: string, day: string, reason: string) =>
    `tidak dapat diambil di ${stop} pada ${day}${reason ? ` (${reason})` : ''}`,
  nextVisit: (day: string, from: string, to: string) => `Kunjungan berikutnya ${day}, pukul ${from}–${to}`,
  lent: 'Dipinjam:',
  returned: 'Dikembalikan:',
}

const en: typeof id = {
  about: (name) => `For ${name}:`,
  due: (day) => `due back ${day}`,
  late: (days) => `${days} ${days === 1 ? 'day' : 'days'} late`,
  fineSoFar: (amount) => `fine so far ${amount}`,
  waits: (branch, day, code) => `at ${branch} until ${day}${code ? `, shelf code ${code}` : ''}`,
  suggestion: {
    waiting: 'waiting to be read',
    open: 'being considered',
    listed: 'on the order list',
    ordered: 'on order',
    arrived: 'has come',
    declined: 'not possible for now',
    merged: 'joined with another suggestion of the same title',
  },
  reserve: (address) => `reserve it at ${address}`,
  dropped: (stop, day, reason) => `cannot be picked up at ${stop} on ${day}${reason ? ` (${reason})` : ''}`,
  nextVisit: (day, from, to) => `Next visit ${day}, ${from}–${to}`,
  lent: 'Borrowed:',
  returned: 'Returned:',
}

export const messageWords = inLanguages({ id, en })
