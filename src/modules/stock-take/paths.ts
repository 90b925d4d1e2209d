const root = '/staf/opname'
type Id = number | string

export const paths = {
  sessions: root,
  newSession: `${root}/baru`,
  session: (id: Id) => `${root}/${id}`,
  edit: (id: Id) => `${root}/${id}/ubah`,
  start: (id: Id) => `${root}/${id}/mulai`,
  cancel: (id: Id) => `${root}/${id}/batal`,
  /** Counting. */
  count: (id: Id) => `${root}/${id}/pindai`,
  scans: (id: Id) => `${root}/${id}/pindaian`,
  scanUndo: (id: Id) => `${root}/${id}/pindaian/batal`,
  files: (id: Id) => `${root}/${id}/berkas`,
  upload: (id: Id) => `${root}/${id}/berkas/unggahan`,
  fileRetry: (id: Id, file: Id) => `${root}/${id}/berkas/${file}/ulang`,
  /** What came out. */
  results: (id: Id, list: string) => `${root}/${id}/hasil/${list}`,
  resultsCsv: (id: Id, list: string) => `${root}/${id}/hasil/${list}/csv`,
  resultsSheet: (id: Id, list: string) => `${root}/${id}/hasil/${list}/xlsx`,
  unknown: (id: Id) => `${root}/${id}/tidak-dikenal`,
  unknownPhoto: (id: Id) => `${root}/${id}/tidak-dikenal/foto`,
  unknownUpload: (id: Id) => `${root}/${id}/tidak-dikenal/unggahan`,
  /** Corrections. */
  corrections: (id: Id) => `${root}/${id}/koreksi`,
  correction: (id: Id, correction: Id) => `${root}/${id}/koreksi/${correction}`,
  correctionRun: (id: Id, correction: Id) => `${root}/${id}/koreksi/${correction}/jalankan`,
  correctionUndo: (id: Id, correction: Id) => `${root}/${id}/koreksi/${correction}/urungkan`,
  correctionCancel: (id: Id, correction: Id) => `${root}/${id}/koreksi/${correction}/batal`,
  /** The end of it. */
  close: (id: Id) => `${root}/${id}/penutupan`,
  report: (id: Id) => `${root}/${id}/laporan`,
  reportPdf: (id: Id) => `${root}/${id}/laporan/cetak`,
  staffItem: (id: Id) => `/staf/eksemplar/${id}`,
  staffTitle: (id: Id) => `/staf/katalog/${id}`,
}
