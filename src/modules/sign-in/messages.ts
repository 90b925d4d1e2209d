import { inLanguages } from '#kernel/i18n.ts'

export const id = {
  signIn: 'Masuk',
  login: 'Nomor anggota atau nama pengguna',
  loginHint: 'Nomor anggota ada di kartu Anda, misalnya PKB-000101.',
  password: 'PIN atau kata sandi',
  noCard: 'Belum punya kartu?',
  register: 'Jadi anggota',
  forgotten: 'Lupa PIN?',
  problemTitle: 'Anda belum masuk',
  required: 'Isian ini belum diisi.',
  'too-long': 'Isian ini terlalu panjang.',
  'wrong-login': 'Nomor atau kata sandi tidak cocok. Periksa lagi kedua isian itu.',
  'too-many-tries':
    'Terlalu banyak percobaan yang gagal. Tunggu 15 menit, lalu coba lagi, atau minta bantuan di meja layanan.',
}

export const en: typeof id = {
  signIn: 'Sign in',
  login: 'Card number or user name',
  loginHint: 'The number is on your library card, for example PKB-000101.',
  password: 'PIN or password',
  noCard: 'No card yet?',
  register: 'Become a member',
  forgotten: 'Forgot the PIN?',
  problemTitle: 'You are not signed in yet',
  required: 'Please fill in this field.',
  'too-long': 'This is too long.',
  'wrong-login': 'Number and password do not match. Please check both.',
  'too-many-tries': 'Too many failed tries. Wait 15 minutes and try again, or ask at the service desk.',
}

export const texts = inLanguages({ id, en })
