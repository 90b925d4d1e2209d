import { inLanguages } from '#kernel/i18n.ts'

export const id = {
  signIn: 'Masuk',
  login: 'Nomor anggota atau nama pengguna',
  loginHint: 'Nomor anggota ada di kartu Anda, misalnya PKB-000101.',
  password: 'PIN atau kata sandi',
  noAccount:
    'Belum punya kartu, atau lupa PIN? Datanglah ke meja layanan dengan kartu identitas; kami bantu.',
  problemTitle: 'Anda belum masuk',
  required: 'Isian ini belum diisi.',
  'too-long': 'Isian ini terlalu panjang.',
  'wrong-login': 'Nomor atau kata sandi tidak cocok. Periksa lagi kedua isian itu.',
  'too-many-tries':
    'Terlalu banyak percobaan yang gagal. Tunggu 15 menit, lalu coba lagi, atau minta bantuan di meja layanan.',
  account: 'Akun saya',
  hello: (name: string) => `Halo, ${name}`,
  cardNumber: 'Nomor anggota',
  memberSince: 'Anggota sejak',
  loansLater: 'Pinjaman, pesanan, dan denda Anda dicatat di meja layanan.',
  sessions: 'Perangkat yang sedang masuk',
  device: 'Perangkat',
  since: 'Masuk sejak',
  lastSeen: 'Terakhir dipakai',
  thisDevice: 'perangkat ini',
  signOut: 'Keluar',
  signOutEverywhere: 'Keluar dari semua perangkat lain',
}

export const en: typeof id = {
  signIn: 'Sign in',
  login: 'Card number or user name',
  loginHint: 'The number is on your library card, for example PKB-000101.',
  password: 'PIN or password',
  noAccount: 'No card yet, or forgot the PIN? Bring an identity card to the service desk and we will help.',
  problemTitle: 'You are not signed in yet',
  required: 'Please fill in this field.',
  'too-long': 'This is too long.',
  'wrong-login': 'Number and password do not match. Please check both.',
  'too-many-tries': 'Too many failed tries. Wait 15 minutes and try again, or ask at the service desk.',
  account: 'My account',
  hello: (name: string) => `Hello, ${name}`,
  cardNumber: 'Card number',
  memberSince: 'Member since',
  loansLater: 'Your loans, holds and fines are kept at the service desk.',
  sessions: 'Signed-in devices',
  device: 'Device',
  since: 'Since',
  lastSeen: 'Last used',
  thisDevice: 'this device',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all other devices',
}

export const texts = inLanguages({ id, en })
