import { inLanguages } from '#kernel/i18n.ts'

const id = {
  cover: 'Sampul',
  drawn: 'Sampul ini digambar oleh sistem dari judul dan pengarangnya.',
  uploaded: 'Sampul ini diunggah oleh petugas.',
  add: 'Gambar sampul',
  replace: 'Ganti dengan gambar lain',
  hint: 'Foto atau pindaian: JPEG, PNG, WebP, GIF, atau AVIF, paling besar 10 MB.',
  save: 'Unggah sampul',
  remove: 'Hapus gambar sampul',
  refusals: {
    required: 'Pilih dahulu berkas gambarnya.',
    'too-large': 'Berkas ini lebih dari 10 MB. Perkecil dahulu gambarnya.',
    'not-a-picture': 'Berkas ini bukan gambar yang dapat dibaca. Pakai JPEG, PNG, WebP, GIF, atau AVIF.',
    'too-many-pixels': 'Gambar ini lebih dari 60 juta piksel. Perkecil dahulu gambarnya.',
    'too-few-pixels': 'Gambar ini terlalu kecil: sisi pendeknya kurang dari 60 piksel.',
    'record-unknown': 'Judul ini tidak ada lagi.',
  },
}

const en: typeof id = {
  cover: 'Cover',
  drawn: 'This cover was drawn by the system from the title and author.',
  uploaded: 'This cover was uploaded by staff.',
  add: 'Picture of the cover',
  replace: 'Replace it with another picture',
  hint: 'A photograph or scan: JPEG, PNG, WebP, GIF or AVIF, 10 MB at most.',
  save: 'Upload the cover',
  remove: 'Remove the picture',
  refusals: {
    required: 'Choose the picture first.',
    'too-large': 'This file is larger than 10 MB. Make the picture smaller first.',
    'not-a-picture': 'This file is no picture that can be read. Use JPEG, PNG, WebP, GIF or AVIF.',
    'too-many-pixels': 'This picture has more than 60 million pixels. Make it smaller first.',
    'too-few-pixels': 'This picture is too small: its short side has fewer than 60 pixels.',
    'record-unknown': 'This title is no longer there.',
  },
}

export const coverTexts = inLanguages({ id, en })
