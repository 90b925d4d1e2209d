import { inLanguages } from '#kernel/i18n.ts'

const id = {
  title: 'Meja kerja',
  hello: (name: string) => `Selamat bekerja, ${name}`,
  lead: 'Pindai atau ketik di kotak atas; tekan / untuk ke sana, ? untuk semua tombol.',
  tasks: 'Tugas',
}

const en: typeof id = {
  title: 'Workplace',
  hello: (name: string) => `Good day, ${name}`,
  lead: 'Scan or type in the box above; press / to go there, ? for all keys.',
  tasks: 'Tasks',
}

export const homeTexts = inLanguages({ id, en })
