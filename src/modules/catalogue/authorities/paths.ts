/** Addresses of the work on authorities as a whole, beside those of single ones in `../paths.ts`. */
export const authorityPaths = {
  proposals: '/staf/tajuk/penautan',
}
