export const paths = {
  results: '/cari',
  suggestions: '/cari/saran',
  api: '/api/v1/search',
}
