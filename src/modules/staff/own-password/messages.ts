import { inLanguages } from '#kernel/i18n.ts'

const id = {
  menu: 'Kata sandi saya',
  title: 'Kata sandi dan perangkat',
  given:
    'Kata sandi ini dibuatkan untuk Anda, jadi ada orang lain yang mengetahuinya. Ganti dengan pilihan Anda sendiri; setelah itu semua halaman terbuka.',
  changed: 'Kata sandi Anda sudah diganti. Perangkat lain harus masuk lagi.',
  password: 'Ganti kata sandi',
  current: 'Kata sandi sekarang',
  fresh: 'Kata sandi baru',
  freshHint: (least: number) =>
    `Paling sedikit ${least} huruf; kalimat pendek mudah diingat dan sukar ditebak.`,
  again: 'Ulangi kata sandi baru',
  save: 'Ganti kata sandi',
  sessions: 'Tempat Anda sedang masuk',
  device: 'Perangkat',
  here: 'perangkat ini',
  since: 'Masuk sejak',
  seen: 'Terakhir dipakai',
  everywhere: 'Keluar dari semua perangkat lain',
  errors: {
    required: 'Isian ini harus ada.',
    'too-long': 'Isian ini terlalu panjang.',
    'wrong-password': 'Kata sandi ini tidak cocok.',
    'too-many-tries': 'Terlalu banyak percobaan. Tunggu seperempat jam, lalu coba lagi.',
    'password-too-short': 'Kata sandi ini terlalu pendek.',
    'same-password': 'Ini kata sandi yang lama. Pilih yang lain.',
    'not-the-same': 'Kedua kata sandi baru tidak sama.',
  } as Record<string, string>,
}

const en: typeof id = {
  menu: 'My password',
  title: 'Password and devices',
  given:
    'This password was made for you, so somebody else knows it. Replace it by one of your own; then all pages open.',
  changed: 'Your password has been changed. Other devices must sign in again.',
  password: 'Change the password',
  current: 'Password now',
  fresh: 'New password',
  freshHint: (least: number) =>
    `At least ${least} letters; a short sentence is easy to remember and hard to guess.`,
  again: 'New password once more',
  save: 'Change the password',
  sessions: 'Where you are signed in',
  device: 'Device',
  here: 'this device',
  since: 'Signed in since',
  seen: 'Last used',
  everywhere: 'Sign out on all other devices',
  errors: {
    required: 'This must be filled in.',
    'too-long': 'This is too long.',
    'wrong-password': 'This password does not match.',
    'too-many-tries': 'Too many tries. Wait a quarter of an hour and try again.',
    'password-too-short': 'This password is too short.',
    'same-password': 'This is the old password. Choose another.',
    'not-the-same': 'The two new passwords differ.',
  },
}

export const ownPasswordTexts = inLanguages({ id, en })
