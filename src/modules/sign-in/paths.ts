export const paths = {
  signIn: '/masuk',
  signOut: '/keluar',
  signOutEverywhere: '/keluar/semua',
  appearance: '/tampilan',
  account: '/akun',
  security: '/akun/keamanan',
}
