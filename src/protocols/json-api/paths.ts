export const paths = {
  search: '/api/v1/search',
}
