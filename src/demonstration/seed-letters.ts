import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { saveLetterSettings } from '#modules/staff/index.ts'

/** Head and signatories of the library's letters. */
export const seedLetters = (db: Db): Promise<void> =>
  saveLetterSettings(
    db,
    {
      head: {
        authority: 'Pemerintah Kota Blitar',
        office: 'Dinas Perpustakaan dan Kearsipan',
        address: 'Jalan Kalasan, Kota Blitar, Jawa Timur',
        contact: 'Perpustakaan percontohan Patria',
      },
      city: 'Blitar',
      signatories: [
        {
          name: 'Dra. Endang Purwaningsih',
          nip: '19690412 199403 2 005',
          position: 'Kepala Perpustakaan',
        },
        { name: 'Ratna Kusumawardani, S.I.Pust.', nip: '', position: 'Pustakawan Pengadaan' },
      ],
    },
    systemActor,
  )
