export const paths = {
  home: '/staf',
  firstRun: '/staf/pertama',
  audit: '/staf/catatan-perubahan',
}
