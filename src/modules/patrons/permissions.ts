import type { Permission } from '#kernel/permissions.ts'

export const patronPermissions: readonly Permission[] = [
  { name: 'patrons.view', label: { id: 'Melihat anggota', en: 'See members' } },
  {
    name: 'patrons.edit',
    label: { id: 'Mendaftarkan dan mengubah anggota', en: 'Register and change members' },
  },
  {
    name: 'patrons.cards',
    label: { id: 'Mengganti kartu dan PIN, mencetak kartu', en: 'Replace cards and PINs, print cards' },
  },
  { name: 'patrons.block', label: { id: 'Memblokir anggota', en: 'Block members' } },
  {
    name: 'patrons.needs',
    label: { id: 'Melihat kebutuhan khusus anggota', en: 'See what help members need' },
  },
  {
    name: 'patrons.data',
    label: { id: 'Menjawab permintaan data pribadi', en: 'Answer requests about personal data' },
  },
  {
    name: 'patrons.identities',
    label: { id: 'Melihat nomor identitas lengkap', en: 'See whole identity numbers' },
  },
  { name: 'patrons.import', label: { id: 'Mengimpor anggota', en: 'Import members' } },
  { name: 'patrons.merge', label: { id: 'Menggabungkan anggota ganda', en: 'Merge double members' } },
  { name: 'patrons.categories', label: { id: 'Mengatur jenis anggota', en: 'Set up kinds of members' } },
]
