export const exportPaths = {
  export: '/staf/katalog/ekspor',
  file: '/staf/katalog/ekspor/berkas',
}
