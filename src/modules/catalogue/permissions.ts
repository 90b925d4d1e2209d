import type { Permission } from '#kernel/permissions.ts'

export const cataloguePermissions: readonly Permission[] = [
  {
    name: 'catalogue.view',
    label: { id: 'Melihat katalog sebagai petugas', en: 'See the catalogue as staff' },
  },
  { name: 'catalogue.edit', label: { id: 'Membuat dan mengubah cantuman', en: 'Create and edit records' } },
  { name: 'catalogue.items', label: { id: 'Mengelola eksemplar', en: 'Manage items' } },
  { name: 'catalogue.authorities', label: { id: 'Mengelola tajuk kendali', en: 'Manage authorities' } },
  {
    name: 'catalogue.quarantine',
    label: { id: 'Mengarantina dan memulihkan', en: 'Quarantine and restore' },
  },
  {
    name: 'catalogue.merge',
    label: { id: 'Menggabungkan dua judul', en: 'Merge two titles' },
  },
  { name: 'catalogue.covers', label: { id: 'Mengganti gambar sampul', en: 'Change pictures of covers' } },
  {
    name: 'catalogue.copy-sources',
    label: { id: 'Mengatur sumber salin katalog', en: 'Set up sources for copy cataloguing' },
  },
  { name: 'catalogue.import', label: { id: 'Mengimpor cantuman', en: 'Import records' } },
  { name: 'catalogue.batch', label: { id: 'Mengubah banyak sekaligus', en: 'Change many at once' } },
  { name: 'catalogue.labels', label: { id: 'Mencetak label dan kartu', en: 'Print labels and cards' } },
  { name: 'catalogue.serials', label: { id: 'Mengelola terbitan berkala', en: 'Manage serials' } },
  { name: 'catalogue.export', label: { id: 'Mengekspor cantuman', en: 'Export records' } },
]
