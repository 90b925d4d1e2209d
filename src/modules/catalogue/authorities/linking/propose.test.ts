import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingKey } from '../../describe/heading-key.ts'
import { proposer } from './propose.ts'

const headings: [kind: string, heading: string, ...variants: string[]][] = [
  ['person', 'Toer, Pramoedya Ananta, 1925-2006', 'Pramudya Ananta Tur'],
  ['person', 'Sukarno, 1901-1970', 'Bung Karno'],
  ['person', 'Hamka, 1908-1981', 'Abdul Malik Karim Amrullah'],
  ['person', 'Ghazali, Abu Hamid Muhammad, 1058-1111'],
  ['person', 'Hadi, Sutrisno, 1927-'],
  ['person', 'Ronggowarsito, Raden Ngabehi, 1802-1873', 'Ranggawarsita'],
  ['topic', 'Pendidikan -- Sejarah'],
  ['topic', 'Perang Dunia, 1939-1945'],
  ['topic', 'Fiksi Indonesia'],
  ['place', 'Blitar'],
  ['series', 'Seri Lupus 2'],
  ['person', 'Ali, Muhammad, 1942-2016'],
  ['person', 'Ali, Muhammad, 1950-', 'Ali, M.'],
]
const propose = proposer(
  headings.flatMap(([kind, heading, ...variants], i) => [
    { authorityId: i + 1, kind, key: headingKey(heading), variant: false },
    ...variants.map((form) => ({ authorityId: i + 1, kind, key: headingKey(form), variant: true })),
  ]),
)
const told = (kind: string, text: string) =>
  propose(kind, headingKey(text)).map(({ authorityId, by }) => `${by} ${headings[authorityId - 1]?.[1]}`)

const judged: [kind: string, text: string, expected: string[]][] = [
  ['person', 'Pramudya Ananta Tur', ['variant Toer, Pramoedya Ananta, 1925-2006']],
  ['person', 'Toer, Pramoedya Ananta', ['dates Toer, Pramoedya Ananta, 1925-2006']],
  ['person', 'Pramoedya Ananta Toer', ['order Toer, Pramoedya Ananta, 1925-2006']],
  ['person', 'Tur, Pramudya Ananta', ['order Toer, Pramoedya Ananta, 1925-2006']],
  ['person', 'Toer, P.A.', ['initials Toer, Pramoedya Ananta, 1925-2006']],
  ['person', 'Soekarno', ['spelling Sukarno, 1901-1970']],
  ['person', 'Soekarno, Haji', ['spelling Sukarno, 1901-1970']],
  ['person', 'Abdoel Malik Karim Amroellah', ['spelling Hamka, 1908-1981']],
  ['person', 'Al-Ghazali, Abu Hamid Mohammad', ['spelling Ghazali, Abu Hamid Muhammad, 1058-1111']],
  ['person', 'Ronggowarsito', []],
  ['person', 'Ranggawarsitta', ['spelling Ronggowarsito, Raden Ngabehi, 1802-1873']],
  // Another man of that name, by his dates.
  ['person', 'Hadi, Sutrisno, 1961-', []],
  ['person', 'Hadi, Soetrisno', ['spelling Hadi, Sutrisno, 1927-']],
  ['person', 'Ali, Mohamad', ['spelling Ali, Muhammad, 1942-2016', 'spelling Ali, Muhammad, 1950-']],
  ['topic', 'Sejarah -- Pendidikan', []],
  ['topic', 'Pendidikan - Sejarah', ['exact Pendidikan -- Sejarah']],
  ['topic', 'Perang dunia', ['dates Perang Dunia, 1939-1945']],
  ['topic', 'Fiksi Indonesa', ['similar Fiksi Indonesia']],
  ['topic', 'Blitar', ['other-kind Blitar']],
  ['person', 'Sukarna', ['similar Sukarno, 1901-1970']],
  ['person', 'Ghazali, Abu Hamis Muhammad', ['similar Ghazali, Abu Hamid Muhammad, 1058-1111']],
  ['series', 'Seri Lupus 3', []],
  ['topic', 'Kimia', []],
]
for (const [kind, text, expected] of judged) {
  test(`“${text}” means ${expected.join(', ') || 'nothing that is known'}`, () => {
    assert.deepEqual(told(kind, text), expected)
  })
}

test('twenty thousand forms are asked in a few milliseconds', () => {
  const syllables = ['ka', 'ri', 'mu', 'to', 'sa', 'wi', 'ndra', 'pur', 'no', 'le']
  const name = (n: number) =>
    [n, n * 7 + 3, n * 13 + 5]
      .map((part) => [...String(part)].map((digit) => syllables[Number(digit)]).join(''))
      .join(' ')
  const many = proposer(
    Array.from({ length: 20_000 }, (_, i) => ({
      authorityId: i,
      kind: 'person',
      key: name(i),
      variant: false,
    })),
  )
  const begin = performance.now()
  for (let i = 0; i < 50; i += 1) many('person', `${name(i * 991)}x`)
  assert.ok((performance.now() - begin) / 50 < 40)
})
