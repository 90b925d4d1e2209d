import { inLanguages } from '#kernel/i18n.ts'

export const id = {
  print: 'Cetak kartu',
  image: 'Gambar kartu',
  printList: 'Cetak kartu dari daftar ini',
  printListText: (count: string) => `Sampai ${count} anggota yang punya kartu, urut nama.`,
  paper: 'Kertas',
  papers: { a4: 'A4, sepuluh kartu selembar', card: 'Kartu plastik, satu kartu sehalaman' },
  cards: 'Kartu anggota',
  photo: 'Foto',
  photoOf: (name: string) => `Foto ${name}`,
  addPhoto: 'Foto anggota',
  photoHint: 'JPEG, PNG, atau WebP. Anggota sudah setuju fotonya disimpan untuk kartu.',
  savePhoto: 'Simpan foto',
  removePhoto: 'Hapus foto',
  refusals: {
    required: 'Pilih dulu sebuah gambar.',
    'too-large': 'Berkas ini lebih besar dari 10 MB.',
    'not-a-picture': 'Berkas ini bukan gambar yang dapat dibuka.',
    'too-many-pixels': 'Gambar ini terlalu besar.',
    'too-few-pixels': 'Gambar ini terlalu kecil.',
    'member-unknown': 'Anggota ini sudah ditutup.',
  },
}

export const en: typeof id = {
  print: 'Print the card',
  image: 'Picture of the card',
  printList: 'Print cards from this list',
  printListText: (count) => `Up to ${count} members who have a card, by name.`,
  paper: 'Paper',
  papers: { a4: 'A4, ten cards on a sheet', card: 'Plastic cards, one to a page' },
  cards: 'Library cards',
  photo: 'Photo',
  photoOf: (name) => `Photo of ${name}`,
  addPhoto: 'Photo of the member',
  photoHint: 'JPEG, PNG or WebP. The member has agreed that it is kept for the card.',
  savePhoto: 'Save the photo',
  removePhoto: 'Remove the photo',
  refusals: {
    required: 'Choose a picture first.',
    'too-large': 'This file is larger than 10 MB.',
    'not-a-picture': 'This file is no picture that can be opened.',
    'too-many-pixels': 'This picture is too large.',
    'too-few-pixels': 'This picture is too small.',
    'member-unknown': 'This membership is closed.',
  },
}

export const cardTexts = inLanguages({ id, en })
