import type { Analysis } from './analysis.ts'
import type { IndexDocument } from './document.ts'

/** Splits at what is no letter or digit; words lose a final s as their looser form. Enough to test the engine by. */
export const plainAnalysis: Analysis = {
  tokensOf: (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  formsOf: (token) => looserForms(token),
  askedFormsOf: (token) => looserForms(token),
}

const looserForms = (token: string): string[] => (token.length > 3 ? [`^${token.replace(/s$/, '')}`] : [])

/** A title with only what a test is about. */
export function titled(id: number, title: string, more: Partial<IndexDocument> = {}): IndexDocument {
  return {
    id,
    title,
    otherTitles: [],
    authors: [],
    subjects: [],
    series: [],
    publishers: [],
    text: [],
    variants: [],
    identifiers: [],
    callNumbers: [],
    year: undefined,
    holdings: [],
    titleSort: title.toLowerCase(),
    authorSort: '',
    addedAt: id * 1000,
    popularity: 0,
    ...more,
    facets: {
      collection: [],
      material: ['buku'],
      language: ['ind'],
      class: [],
      subject: more.subjects ?? [],
      author: more.authors ?? [],
      series: more.series ?? [],
      audience: [],
      accessibility: [],
      ...more.facets,
    },
  }
}

export const bumiManusia = titled(1, 'Bumi manusia : sebuah roman', {
  authors: ['Toer, Pramoedya Ananta'],
  subjects: ['Fiksi Indonesia', 'Kolonialisme -- Fiksi'],
  identifiers: ['9789799731234', 'PKB0000001'],
  callNumbers: ['899.2213 Toe b'],
  year: 1980,
  holdings: [
    { branch: 'pusat', available: false },
    { branch: 'keliling', available: true },
  ],
})
export const anakSemuaBangsa = titled(2, 'Anak semua bangsa', {
  authors: ['Toer, Pramoedya Ananta'],
  subjects: ['Fiksi Indonesia'],
  year: 1981,
  holdings: [{ branch: 'pusat', available: true }],
})
export const laskarPelangi = titled(3, 'Laskar pelangi', {
  authors: ['Hirata, Andrea'],
  subjects: ['Fiksi Indonesia', 'Pendidikan -- Belitung -- Fiksi'],
  year: 2005,
  holdings: [{ branch: 'anak', available: true }],
})
export const bumi = titled(4, 'Bumi', { authors: ['Liye, Tere'], year: 2014 })
export const tarianBumi = titled(5, 'Tarian bumi', {
  authors: ['Rusmini, Oka'],
  year: 2000,
  text: ['manusia di Bali'],
})
export const everyTitle = [bumiManusia, anakSemuaBangsa, laskarPelangi, bumi, tarianBumi]
