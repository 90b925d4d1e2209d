import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { describeRecord } from './describe-record.ts'

const field008 = '260101s1980    io ab  d      000 1 ind  '

const bumiManusia = marcText(`
  001 17
  008 ${field008}
  020 ## $a 978-979-3062-79-2 (jil. 1) $z 9793062797
  035 ## $a (INLIS)00017
  041 1# $a ind $h dut
  082 04 $a 899.221/3 $2 23
  084 ## $a 899.221 3 TOE b
  100 1# $a Toer, Pramoedya Ananta, $d 1925-2006, $e pengarang. $0 (id)12
  245 10 $a Bumi manusia : $b sebuah roman / $c Pramoedya Ananta Toer.
  246 3# $a Tetralogi Buru 1
  250 ## $a Cet. 2.
  264 #1 $a Jakarta : $b Hasta Mitra, $c 1980.
  300 ## $a 354 hlm. ; $c 21 cm.
  338 ## $a volume $b nc $2 rdacarrier
  490 1# $a Tetralogi Buru ; $v 1
  505 0# $a Bagian satu -- Bagian dua.
  520 ## $a Minke jatuh cinta.
  650 #4 $a Fiksi Indonesia $x Sejarah dan kritik.
  653 ## $a kolonialisme $a Jawa
  655 #7 $a Roman sejarah.
  700 1# $a Isak, Joesoef, $e editor.
  710 2# $a Hasta Mitra.
  830 #0 $a Tetralogi Buru ; $v 1.
  856 40 $u https://contoh.id/17 $y Baca
  856 40 $u javascript:alert(1)
`)

test('a record becomes what pages and search need', () => {
  const { headings, ...description } = describeRecord(bumiManusia)
  assert.deepEqual(description, {
    controlNumber: '17',
    systemNumbers: ['(INLIS)00017'],
    isbns: ['9789793062792'],
    issns: [],
    otherNumbers: [],
    classNumber: '899.2213',
    callNumber: '899.221 3 TOE b',
    title: 'Bumi manusia : sebuah roman',
    titleSort: 'bumi manusia sebuah roman',
    otherTitles: ['Tetralogi Buru 1'],
    responsibility: 'Pramoedya Ananta Toer',
    edition: 'Cet. 2',
    publication: 'Jakarta : Hasta Mitra, 1980',
    places: ['Jakarta'],
    publishers: ['Hasta Mitra'],
    year: 1980,
    extent: '354 hlm. ; 21 cm.',
    contents: ['Bagian satu', 'Bagian dua.'],
    summary: 'Minke jatuh cinta.',
    notes: [],
    series: ['Tetralogi Buru'],
    mainAuthor: 'Toer, Pramoedya Ananta, 1925-2006',
    authorSort: 'toer pramoedya ananta 1925 2006',
    subjects: ['Fiksi Indonesia -- Sejarah dan kritik', 'kolonialisme', 'Jawa'],
    genres: ['Roman sejarah'],
    languages: ['ind'],
    material: 'buku',
    carrier: 'buku-cetak',
    audience: 'remaja',
    accessibility: [],
    links: [{ url: 'https://contoh.id/17', label: 'Baca' }],
  })
  assert.deepEqual(headings[0], {
    tag: '100',
    role: 'author',
    kind: 'person',
    text: 'Toer, Pramoedya Ananta, 1925-2006',
    key: 'toer pramoedya ananta 1925 2006',
    authorityRef: '(id)12',
    fieldIndex: 7,
  })
  assert.deepEqual(
    headings.map(({ tag }) => tag),
    ['100', '650', '653', '655', '700', '710', '830'],
  )
})

test('a heading stands once for each field, as their links to authorities need', () => {
  const places = describeRecord(bumiManusia).headings.map(({ fieldIndex }) => fieldIndex)
  assert.equal(new Set(places).size, places.length)
})

const titles: Record<string, [string, string, string]> = {
  'an article to skip': [
    '245 14 $a The old man and the sea.',
    'The old man and the sea',
    'old man and the sea',
  ],
  'a parallel title': ['245 00 $a Kamus = $b Dictionary /', 'Kamus = Dictionary', 'kamus dictionary'],
  'a part': ['245 00 $a Kimia. $n Jilid 2, $p Organik.', 'Kimia. Jilid 2, Organik', 'kimia jilid 2 organik'],
  'a kind of material': ['245 00 $a Madu $h [rekaman suara] / $c Iwan.', 'Madu', 'madu'],
  'an abbreviation at its end': ['245 00 $a Naga Jr.', 'Naga Jr.', 'naga jr'],
  'an ellipsis at its end': ['245 00 $a Dan lain-lain ...', 'Dan lain-lain ...', 'dan lain lain'],
  'an apostrophe': ["245 00 $a Tafsir al-Qur'ān", "Tafsir al-Qur'ān", 'tafsir al quran'],
  'no subfield $a': ['245 00 $b Lanjutan', 'Lanjutan', 'lanjutan'],
  'a skip beyond its end': ['245 09 $a Aku', 'Aku', 'aku'],
}
for (const [name, [line, title, sort]] of Object.entries(titles)) {
  test(`a title with ${name} is shown and sorted`, () => {
    const description = describeRecord(marcText(line))
    assert.deepEqual([description.title, description.titleSort], [title, sort])
  })
}

test('a record without a title is named by another one, or as having none', () => {
  assert.equal(describeRecord(marcText('246 3# $a Judul lain')).title, 'Judul lain')
  const none = describeRecord(marcText('100 0# $a Sukarno'))
  assert.deepEqual([none.title, none.titleSort, none.otherTitles], ['[tanpa judul]', '', []])
})

test('titles and names in their own script are found too', () => {
  const { otherTitles, headings, mainAuthor } = describeRecord(
    marcText(`
    880 1# $6 100-01/$1 $a 大乔.
    100 1# $6 880-01 $a Da, Qiao.
    245 10 $6 880-02 $a Tu shuo Zhongguo jie.
    880 10 $6 245-02/$1 $a 图说中国节.
  `),
  )
  assert.deepEqual(otherTitles, ['图说中国节'])
  assert.equal(mainAuthor, 'Da, Qiao')
  assert.deepEqual(
    headings.map(({ text, key }) => [text, key]),
    [
      ['大乔', '大乔'],
      ['Da, Qiao', 'da qiao'],
    ],
  )
})

const years: Record<string, [string, number | undefined]> = {
  'the coded date': ['008 260101s1999    io', 1999],
  'the beginning of a serial': ['008 260101c19809999io', 1980],
  'what is printed, if the coded date is unknown': ['008 260101s19uu    io\n260 ## $c [c1987]', 1987],
  'the original in brackets after the year of the print': ['260 ## $c 2005, c1972', 2005],
  'nothing out of figures that are no year': ['260 ## $c 3000, 19851', undefined],
}
for (const [name, [lines, year]] of Object.entries(years)) {
  test(`the year is taken from ${name}`, () => assert.equal(describeRecord(marcText(lines)).year, year))
}

test('publication is that of the publisher, not of the printer, and without what is unknown', () => {
  const rda = marcText(`
    264 #4 $c ©2013
    264 #3 $a Bogor : $b Percetakan A
    264 #1 $a [Tempat terbit tidak diketahui] : $b [publisher not identified], $c [2014?]
  `)
  assert.equal(describeRecord(rda).publication, '2014?')
  const old = marcText('264 #4 $c ©2013\n260 ## $a [S.l. : $b s.n.], $c 1950.')
  assert.equal(describeRecord(old).publication, '1950')
})

const numbers: Record<string, [string, Partial<ReturnType<typeof describeRecord>>]> = {
  'an ISBN of ten digits': ['020 ## $a 0-471-38314-7 (pbk.) : $c $7', { isbns: ['9780471383147'] }],
  'a wrong ISBN': ['020 ## $a 9789793062791', { isbns: [], otherNumbers: ['9789793062791'] }],
  'the ISBN of another form': ['020 ## $z 9789793062792', { isbns: [], otherNumbers: ['9789793062792'] }],
  'an ISSN': ['022 0# $a 0126-1541', { issns: ['0126-1541'] }],
  'a publisher number': ['028 02 $a MUS-12 $b Musica', { otherNumbers: ['MUS-12'] }],
  'a class with letters before it': ["082 04 $a j899.221'3", { classNumber: '899.2213' }],
  'a class in a local call number': [
    '090 ## $a R 030 ENS e',
    { classNumber: '030', callNumber: 'R 030 ENS e' },
  ],
  'a shelf mark of the Library of Congress': [
    '090 ## $a PL5089 $b .T6',
    { classNumber: undefined, callNumber: 'PL5089 .T6' },
  ],
}
for (const [name, [line, expected]] of Object.entries(numbers)) {
  test(`${name} is recognised`, () => {
    const description = describeRecord(marcText(line))
    for (const [part, value] of Object.entries(expected))
      assert.deepEqual(Object.entries(description).find(([key]) => key === part)?.[1], value)
  })
}

const kinds: Record<string, [string, string, Partial<ReturnType<typeof describeRecord>>]> = {
  'a magazine': ['00000nas', '', { material: 'terbitan-berkala', carrier: 'buku-cetak' }],
  'an article': ['00000nab', '', { material: 'artikel' }],
  'an e-book': ['00000nam', '338 ## $b cr', { material: 'elektronik', carrier: 'daring' }],
  'a book in braille': ['00000nam', '007 fb', { material: 'braille', accessibility: ['braille'] }],
  'a map': ['00000nem', '', { material: 'peta' }],
  'an audio book on CD': [
    '00000nim',
    '338 ## $b sd\n336 ## $b spw',
    { material: 'rekaman-suara', carrier: 'cakram-audio', accessibility: ['audio'] },
  ],
  'a film on DVD': ['00000ngm', '007 vd', { material: 'video', carrier: 'cakram-video' }],
  'a game': ['00000nrm', '', { material: 'objek', carrier: undefined }],
  'a book in large print': ['00000nam', '340 ## $n large print', { accessibility: ['huruf-besar'] }],
  'a picture book for children': ['00000nam', '655 #7 $a Cerita anak', { audience: 'anak' }],
  'a book about children': ['00000nam', '650 #4 $a Pendidikan anak usia dini', { audience: undefined }],
}
for (const [name, [leader, lines, expected]] of Object.entries(kinds)) {
  test(`${name} is told by its codes`, () => {
    const description = describeRecord(marcText(lines, leader.padEnd(24)))
    for (const [part, value] of Object.entries(expected))
      assert.deepEqual(Object.entries(description).find(([key]) => key === part)?.[1], value)
  })
}

test('languages are those of the text, each once', () => {
  const record = marcText(`008 ${field008}\n041 1# $a indjav $a eng $h dut\n041 07 $a id $2 iso639-1`)
  assert.deepEqual(describeRecord(record).languages, ['ind', 'jav', 'eng'])
  assert.deepEqual(describeRecord(marcText(`008 ${field008.slice(0, 35)}|||`)).languages, [])
})

test('a record of nothing but blanks is described in linear time', () => {
  const blanks = ' '.repeat(200_000)
  const record = marcText('')
  for (const tag of ['020', '022', '082', '100', '245', '260', '505', '520', '521', '650', '856']) {
    const subfields = [...'abcdnptu'].map((code) => ({ code, value: `${blanks}x${blanks}` }))
    record.fields.push({ tag, ind1: ' ', ind2: ' ', subfields })
  }
  const start = performance.now()
  describeRecord(record)
  assert.ok(performance.now() - start < 1_000)
})

test('keys and texts never end in half of a character', () => {
  const rare = '\u{20bb7}'.repeat(700)
  for (const shift of ['', 'a']) {
    const { titleSort, title, headings } = describeRecord(
      marcText(`100 1# $a ${shift}${rare}\n245 10 $a ${shift}${rare}`),
    )
    for (const text of [titleSort, title, headings[0]?.text ?? '', headings[0]?.key ?? '']) {
      assert.ok(text.isWellFormed())
      assert.ok(text.length >= 299 && text.length <= 1000)
    }
  }
})

test('a record of many thousand names keeps the first of them', () => {
  const record = marcText('')
  for (let number = 0; number < 40_000; number += 1)
    record.fields.push({ tag: '700', ind1: '1', ind2: ' ', subfields: [{ code: 'a', value: `N${number}` }] })
  assert.equal(describeRecord(record).headings.length, 2000)
})
