import { inLanguages, type Language } from '#kernel/i18n.ts'

export const consentPurposes = ['membership', 'child', 'history', 'needs', 'notices', 'photo'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

const id: Record<ConsentPurpose, string> = {
  membership:
    'Saya setuju perpustakaan menyimpan data yang saya isi untuk mengurus keanggotaan dan pinjaman saya. Data tidak diberikan kepada pihak lain. Saya boleh melihat, membetulkan, dan meminta penghapusannya kapan saja.',
  child:
    'Saya, orang tua atau wali, setuju anak saya menjadi anggota perpustakaan dan bertanggung jawab atas pinjamannya. Perpustakaan menyimpan data anak dan data saya hanya untuk keanggotaan itu. Saya boleh melihat, membetulkan, dan meminta penghapusannya kapan saja.',
  history:
    'Saya ingin perpustakaan menyimpan riwayat pinjaman saya, supaya saya dapat melihatnya kembali. Bila saya berhenti, riwayat itu dihapus.',
  needs:
    'Saya setuju perpustakaan mencatat bantuan yang saya perlukan, supaya petugas dapat menyiapkannya. Catatan ini dihapus bila persetujuan saya tarik.',
  notices: 'Saya setuju dikirimi kabar tentang kegiatan dan koleksi baru perpustakaan.',
  photo: 'Saya setuju foto saya disimpan untuk kartu anggota.',
}

const en: Record<ConsentPurpose, string> = {
  membership:
    'I agree that the library keeps what I enter here to look after my membership and loans. It is given to nobody else. I may see it, correct it and ask for its deletion at any time.',
  child:
    'As parent or guardian I agree that my child becomes a member of the library, and I answer for its loans. The library keeps the data of the child and of myself for this membership only. I may see it, correct it and ask for its deletion at any time.',
  history:
    'I want the library to keep the history of my loans, so that I can look at it. If I stop, it is deleted.',
  needs:
    'I agree that the library notes what help I need, so that staff can prepare it. The note is deleted when I withdraw this.',
  notices: 'I agree to receive news of events and of new books.',
  photo: 'I agree that my photo is kept for the library card.',
}

const texts = inLanguages({ id, en })

/** The words in which somebody is asked, kept with what they answer. */
export const wordingOf = (purpose: ConsentPurpose, language: Language): string => texts(language)[purpose]
