export const paths = {
  results: '/cari',
  suggestions: '/cari/saran',
}
