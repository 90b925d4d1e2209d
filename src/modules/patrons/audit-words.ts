import { paths } from './paths.ts'

/** The deeds about members, for the list of who changed what. */
export const patronAuditWords = {
  deeds: {
    'member.viewed': { id: 'melihat data anggota', en: 'looked at a member' },
    'member.registered': { id: 'mendaftarkan anggota', en: 'registered a member' },
    'member.updated': { id: 'mengubah data anggota', en: 'changed a member' },
    'member.identity-shown': { id: 'melihat nomor identitas', en: 'looked at an identity number' },
    'member.verified': { id: 'memverifikasi anggota', en: 'verified a member' },
    'member.renewed': { id: 'memperpanjang keanggotaan', en: 'renewed a membership' },
    'member.merged': { id: 'menggabungkan anggota', en: 'merged members' },
    'guardian.added': { id: 'menambah wali', en: 'added a guardian' },
    'guardian.ended': { id: 'mengakhiri wali', en: 'ended a guardian' },
    'consent.given': { id: 'mencatat persetujuan', en: 'noted a consent' },
    'consent.withdrawn': { id: 'mencatat penarikan persetujuan', en: 'noted the end of a consent' },
    'member.needs-saved': { id: 'mencatat kebutuhan anggota', en: 'noted what help a member needs' },
    'data-request.made': { id: 'meminta data pribadi', en: 'asked about personal data' },
    'data-request.answered': { id: 'menjawab permintaan data', en: 'answered a request about data' },
    'member.data-copied': { id: 'mengunduh salinan data anggota', en: 'downloaded the data of a member' },
    'member.forgotten': { id: 'menghapus data pribadi', en: 'deleted personal data' },
    'member.closed': { id: 'menutup keanggotaan', en: 'closed a membership' },
    'member.pin-changed': { id: 'mengganti PIN', en: 'changed a PIN' },
    'member.blocked': { id: 'memblokir anggota', en: 'blocked a member' },
    'member.block-lifted': { id: 'mencabut blokir', en: 'lifted a block' },
    'member.photo-saved': { id: 'menyimpan foto anggota', en: 'saved a photo of a member' },
    'member.photo-removed': { id: 'menghapus foto anggota', en: 'removed a photo of a member' },
    'card.printed': { id: 'mencetak kartu', en: 'printed a card' },
    'cards.printed': { id: 'mencetak banyak kartu', en: 'printed many cards' },
    'card.replaced': { id: 'mengganti kartu', en: 'replaced a card' },
    'member-category.saved': { id: 'menyimpan jenis anggota', en: 'saved a kind of member' },
  },
  subjects: {
    member: { label: { id: 'anggota', en: 'member' }, href: paths.member },
    'member-list': { label: { id: 'daftar anggota', en: 'list of members' } },
    'member-category': { label: { id: 'jenis anggota', en: 'kind of member' }, href: paths.category },
  },
}
