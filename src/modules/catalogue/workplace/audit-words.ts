import type { AuditWords } from '#modules/staff/index.ts'
import { authorityPaths } from '../authorities/paths.ts'
import { batchPaths } from '../batch/paths.ts'
import { labelPaths } from '../labels/paths.ts'
import { paths } from '../paths.ts'
import { serialAuditWords } from '../serials/serials-parts.ts'

/** The deeds of cataloguing, for the list of who changed what. */
export const catalogueAuditWords: AuditWords = {
  deeds: {
    ...serialAuditWords.deeds,
    'record.created': { id: 'membuat cantuman', en: 'made a record' },
    'record.updated': { id: 'mengubah cantuman', en: 'changed a record' },
    'record.quarantined': { id: 'mengarantina judul', en: 'quarantined a title' },
    'record.merged': { id: 'menggabungkan judul lain ke sini', en: 'merged another title into this one' },
    'record.merged-away': {
      id: 'menggabungkan judul ini ke judul lain',
      en: 'merged this title into another',
    },
    'record.unmerged': { id: 'mengembalikan penggabungan judul', en: 'took a merge of titles back' },
    'record.restored': { id: 'memulihkan judul', en: 'restored a title' },
    'item.created': { id: 'menambah eksemplar', en: 'added a copy' },
    'item.updated': { id: 'mengubah eksemplar', en: 'changed a copy' },
    'item.quarantined': { id: 'mengarantina eksemplar', en: 'quarantined a copy' },
    'item.restored': { id: 'memulihkan eksemplar', en: 'restored a copy' },
    'issue.received': { id: 'mencatat nomor terbitan', en: 'noted an issue' },
    'cover.saved': { id: 'mengganti sampul', en: 'changed a cover' },
    'cover.removed': { id: 'menghapus sampul', en: 'removed a cover' },
    'authority.created': { id: 'membuat tajuk', en: 'made a heading' },
    'authority.updated': { id: 'mengubah tajuk', en: 'changed a heading' },
    'authority.merged': { id: 'menggabungkan tajuk', en: 'merged headings' },
    'duplicate.dismissed': { id: 'menandai dua judul memang berbeda', en: 'told two titles apart' },
    'authority.split': { id: 'memecah tajuk', en: 'split a heading' },
    'authority.unlinked': { id: 'melepas bentuk dari tajuk', en: 'took a form off a heading' },
    'headings.linked': { id: 'menautkan tajuk', en: 'linked headings' },
    'headings.unlinked': { id: 'mengembalikan penautan tajuk', en: 'took linking of headings back' },
    'copy-source.saved': { id: 'menyimpan sumber salin katalog', en: 'saved a source to copy from' },
    'copy-source.removed': { id: 'menghapus sumber salin katalog', en: 'removed a source to copy from' },
    'import.created': { id: 'mengunggah berkas impor', en: 'uploaded a file to import' },
    'import.committed': { id: 'mengimpor cantuman', en: 'imported records' },
    'import.undone': { id: 'membatalkan impor', en: 'undid an import' },
    'batch.created': { id: 'memilih untuk ubah massal', en: 'chose for a batch edit' },
    'batch.previewing': { id: 'memeriksa ubah massal', en: 'checked a batch edit' },
    'batch.running': { id: 'menjalankan ubah massal', en: 'ran a batch edit' },
    'batch.done': { id: 'menyelesaikan ubah massal', en: 'finished a batch edit' },
    'batch.undoing': { id: 'mengembalikan ubah massal', en: 'took a batch edit back' },
    'batch.undone': { id: 'selesai mengembalikan ubah massal', en: 'finished taking a batch edit back' },
    'batch.cancelled': { id: 'membatalkan ubah massal', en: 'cancelled a batch edit' },
    'labels.chosen': { id: 'mencetak label', en: 'printed labels' },
    'label-sheet.saved': { id: 'menyimpan kertas label', en: 'saved label paper' },
    'label-sheet.removed': { id: 'menghapus kertas label', en: 'removed label paper' },
    'label-colours.saved': { id: 'mengubah warna kelas', en: 'changed the colours of classes' },
    'records.exported': { id: 'mengekspor cantuman', en: 'exported records' },
  },
  subjects: {
    ...serialAuditWords.subjects,
    record: { label: { id: 'judul', en: 'title' }, href: paths.record },
    item: { label: { id: 'eksemplar', en: 'copy' }, href: paths.item },
    authority: { label: { id: 'tajuk', en: 'heading' }, href: paths.authority },
    'link-run': { label: { id: 'penautan', en: 'linking' }, href: authorityPaths.linkRun },
    import: { label: { id: 'impor', en: 'import' } },
    batch: { label: { id: 'ubah massal', en: 'batch edit' }, href: batchPaths.batch },
    'label-print': { label: { id: 'cetakan', en: 'print' }, href: labelPaths.print },
    'label-sheet': { label: { id: 'kertas label', en: 'label paper' } },
    'copy-source': { label: { id: 'sumber salin katalog', en: 'source to copy from' } },
    export: { label: { id: 'ekspor', en: 'export' } },
  },
}
