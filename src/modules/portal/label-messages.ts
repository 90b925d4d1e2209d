import { inLanguages } from '#kernel/i18n.ts'

const id = {
  facets: {
    availability: 'Ketersediaan',
    branch: 'Tempat',
    year: 'Tahun terbit',
    collection: 'Koleksi',
    material: 'Jenis bahan',
    language: 'Bahasa',
    class: 'Klasifikasi',
    subject: 'Subjek',
    author: 'Pengarang',
    series: 'Seri',
    audience: 'Untuk pembaca',
    accessibility: 'Cara membaca',
  },
  availableNow: 'Dapat dipinjam sekarang',
  years: (from?: number, to?: number) =>
    from === undefined
      ? `sampai ${to}`
      : to === undefined
        ? `sejak ${from}`
        : from === to
          ? `${from}`
          : `${from}–${to}`,
  decade: (decade: number) => `${decade}-an`,
  materials: {
    buku: 'Buku',
    'terbitan-berkala': 'Majalah dan terbitan berkala',
    artikel: 'Artikel',
    elektronik: 'Bacaan daring',
    peta: 'Peta',
    musik: 'Partitur musik',
    'rekaman-suara': 'Rekaman suara',
    video: 'Video',
    gambar: 'Gambar',
    braille: 'Braille',
    naskah: 'Naskah',
    kit: 'Kit',
    objek: 'Benda',
    campuran: 'Bahan campuran',
  } as Record<string, string>,
  collections: {
    umum: 'Koleksi umum',
    referensi: 'Referensi',
    anak: 'Koleksi anak',
    tandon: 'Tandon',
    'muatan-lokal': 'Muatan lokal',
  } as Record<string, string>,
  audiences: { anak: 'Anak', remaja: 'Remaja', dewasa: 'Dewasa', umum: 'Umum' } as Record<string, string>,
  accessibility: {
    braille: 'Braille',
    'huruf-besar': 'Huruf besar',
    audio: 'Audio',
    'bisa-dibacakan': 'Bisa dibacakan',
    taktil: 'Gambar timbul',
  } as Record<string, string>,
  dispositions: {
    'in-circulation': 'Tersedia',
    'in-process': 'Sedang diolah',
    'reference-only': 'Baca di tempat',
    display: 'Sedang dipamerkan',
    repair: 'Sedang diperbaiki',
    missing: 'Sedang dicari',
    lost: 'Hilang',
    withdrawn: 'Sudah ditarik',
  } as Record<string, string>,
  away: {
    'on-loan': 'Sedang dipinjam',
    kept: 'Disimpan untuk pemesan',
    'on-its-way': 'Sedang dikirim antarcabang',
    due: (day: string) => `Dipinjam, harus kembali ${day}`,
  },
  sorts: {
    relevance: 'Paling sesuai',
    newest: 'Terbitan terbaru',
    title: 'Judul A–Z',
    author: 'Pengarang A–Z',
    callNumber: 'Nomor panggil',
  },
  facts: {
    edition: 'Edisi',
    publication: 'Penerbitan',
    extent: 'Deskripsi fisik',
    language: 'Bahasa',
    isbn: 'ISBN',
    issn: 'ISSN',
    class: 'Klasifikasi',
    callNumber: 'Nomor panggil',
    responsibility: 'Pernyataan tanggung jawab',
    notes: 'Catatan',
    audience: 'Untuk pembaca',
    otherTitles: 'Judul lain',
  },
  openOnline: 'Buka di laman penyedia',
}

const en: typeof id = {
  facets: {
    availability: 'Availability',
    branch: 'Place',
    year: 'Year',
    collection: 'Collection',
    material: 'Material',
    language: 'Language',
    class: 'Classification',
    subject: 'Subject',
    author: 'Author',
    series: 'Series',
    audience: 'For readers',
    accessibility: 'Ways of reading',
  },
  availableNow: 'Can be borrowed now',
  years: (from?: number, to?: number) =>
    from === undefined
      ? `until ${to}`
      : to === undefined
        ? `since ${from}`
        : from === to
          ? `${from}`
          : `${from}–${to}`,
  decade: (decade: number) => `${decade}s`,
  materials: {
    buku: 'Book',
    'terbitan-berkala': 'Serial',
    artikel: 'Article',
    elektronik: 'Online reading',
    peta: 'Map',
    musik: 'Score',
    'rekaman-suara': 'Sound recording',
    video: 'Video',
    gambar: 'Picture',
    braille: 'Braille',
    naskah: 'Manuscript',
    kit: 'Kit',
    objek: 'Object',
    campuran: 'Mixed material',
  },
  collections: {
    umum: 'General collection',
    referensi: 'Reference',
    anak: 'Children',
    tandon: 'Closed reserve',
    'muatan-lokal': 'Local content',
  },
  audiences: { anak: 'Children', remaja: 'Young adults', dewasa: 'Adults', umum: 'General' },
  accessibility: {
    braille: 'Braille',
    'huruf-besar': 'Large print',
    audio: 'Audio',
    'bisa-dibacakan': 'Can be read aloud',
    taktil: 'Tactile pictures',
  },
  dispositions: {
    'in-circulation': 'Available',
    'in-process': 'In processing',
    'reference-only': 'Read in place',
    display: 'On display',
    repair: 'In repair',
    missing: 'Being looked for',
    lost: 'Lost',
    withdrawn: 'Withdrawn',
  },
  away: {
    'on-loan': 'On loan',
    kept: 'Kept for a reader who asked for it',
    'on-its-way': 'On its way between branches',
    due: (day) => `On loan, due ${day}`,
  },
  sorts: {
    relevance: 'Best match',
    newest: 'Newest first',
    title: 'Title A–Z',
    author: 'Author A–Z',
    callNumber: 'Call number',
  },
  facts: {
    edition: 'Edition',
    publication: 'Publication',
    extent: 'Physical description',
    language: 'Language',
    isbn: 'ISBN',
    issn: 'ISSN',
    class: 'Classification',
    callNumber: 'Call number',
    responsibility: 'Statement of responsibility',
    notes: 'Notes',
    audience: 'For readers',
    otherTitles: 'Other titles',
  },
  openOnline: 'Open at the provider',
}

export const labelTexts = inLanguages({ id, en })
