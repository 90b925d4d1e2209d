export const paths = {
  home: '/staf',
  firstRun: '/staf/pertama',
  audit: '/staf/catatan-perubahan',
  letterhead: '/staf/kop-surat',
  letterSample: '/staf/kop-surat/contoh',
}
