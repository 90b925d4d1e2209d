import { inLanguages } from '#kernel/i18n.ts'

const id = {
  title: 'Selamat datang di Patria',
  lead: 'Perpustakaan ini masih kosong. Buat dahulu akun administrator pertama.',
  code: 'Kode sekali pakai',
  codeHint: 'Delapan angka yang tertulis di layar tempat Patria dijalankan.',
  name: 'Nama Anda',
  login: 'Nama pengguna',
  loginHint: 'Dipakai untuk masuk: huruf kecil, angka, titik, dan tanda hubung.',
  password: 'Kata sandi',
  passwordHint: (least: number) =>
    `Paling sedikit ${least} huruf; kalimat pendek mudah diingat dan sukar ditebak.`,
  do: 'Buat akun dan masuk',
  errors: {
    required: 'Isian ini harus ada.',
    'too-long': 'Isian ini terlalu panjang.',
    'not-a-login': 'Pakai huruf kecil, angka, titik, atau tanda hubung, tanpa spasi.',
    'login-taken': 'Nama pengguna ini sudah dipakai.',
    'password-too-short': 'Kata sandi ini terlalu pendek.',
    'wrong-code': 'Kode ini tidak cocok. Kode berganti setiap kali Patria dijalankan ulang.',
    'too-many-tries': 'Terlalu banyak percobaan. Tunggu seperempat jam, lalu coba lagi.',
    'not-the-first': 'Administrator pertama sudah dibuat. Silakan masuk.',
  },
}

const en: typeof id = {
  title: 'Welcome to Patria',
  lead: 'This library is still empty. Make the account of its first administrator.',
  code: 'One-time code',
  codeHint: 'The eight digits on the screen where Patria was started.',
  name: 'Your name',
  login: 'User name',
  loginHint: 'To sign in with: small letters, digits, full stops and hyphens.',
  password: 'Password',
  passwordHint: (least: number) =>
    `At least ${least} letters; a short sentence is easy to remember and hard to guess.`,
  do: 'Make the account and sign in',
  errors: {
    required: 'This must be filled in.',
    'too-long': 'This is too long.',
    'not-a-login': 'Use small letters, digits, full stops or hyphens, without spaces.',
    'login-taken': 'This user name is taken.',
    'password-too-short': 'This password is too short.',
    'wrong-code': 'This code does not match. It changes whenever Patria is started again.',
    'too-many-tries': 'Too many tries. Wait a quarter of an hour and try again.',
    'not-the-first': 'The first administrator has been made already. Please sign in.',
  },
}

export const firstRunTexts = inLanguages({ id, en })
