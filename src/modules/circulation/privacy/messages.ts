import { inLanguages } from '#kernel/i18n.ts'

const id = {
  title: 'Kerahasiaan pinjaman',
  lead: 'Siapa meminjam apa adalah urusan pemustaka. Setelah jangka ini, nama dilepas dari pinjaman yang sudah kembali, pemesanan yang selesai, dan tagihan yang lunas. Statistik tetap utuh. Anggota yang memilih menyimpan riwayat dikecualikan.',
  days: 'Hari sampai nama dilepas',
  daysHint: 'Dari 1 sampai 730 hari sejak pengembalian. Biasanya 30.',
  save: 'Simpan jangka',
  saved: 'Jangka sudah disimpan. Pekerjaan berikutnya, paling lama satu jam lagi, memakainya.',
  now: 'Keadaan sekarang',
  named: 'Pinjaman selesai yang masih bernama',
  kept: 'Di antaranya milik anggota yang menyimpan riwayat',
  forgotten: 'Pinjaman selesai yang sudah tanpa nama',
  errors: {
    required: 'Isi jumlah hari.',
    'not-a-number': 'Tulis jumlah hari dengan angka.',
    'out-of-range': 'Pilih antara 1 dan 730 hari.',
  } as Record<string, string>,
}

const en: typeof id = {
  title: 'Privacy of loans',
  lead: "Who borrowed what is the reader's own business. After this time names are taken off returned loans, ended holds and settled charges. Statistics stay whole. Members who chose to keep a history are exempt.",
  days: 'Days until names are taken off',
  daysHint: 'From 1 to 730 days after the return. Usually 30.',
  save: 'Save the time',
  saved: 'The time is saved. The next run, within an hour, goes by it.',
  now: 'As it is now',
  named: 'Ended loans that still have a name',
  kept: 'Of these, of members who keep a history',
  forgotten: 'Ended loans without a name',
  errors: {
    required: 'Give the number of days.',
    'not-a-number': 'Write the number of days in figures.',
    'out-of-range': 'Choose between 1 and 730 days.',
  },
}

export const privacyTexts = inLanguages({ id, en })
