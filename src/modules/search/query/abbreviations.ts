import { tokensOf } from '../text/normalise.ts'
import type { Clause, Field, Query } from './query.ts'

/** What readers type short and titles write out; the short form is looked for as well. */
const abbreviations = new Map(
  Object.entries({
    uu: 'undang undang',
    uud: 'undang undang dasar',
    perpu: 'peraturan pemerintah pengganti undang undang',
    kuhp: 'kitab undang undang hukum pidana',
    kuhap: 'kitab undang undang hukum acara pidana',
    kuhper: 'kitab undang undang hukum perdata',
    kbbi: 'kamus besar bahasa indonesia',
    puebi: 'pedoman umum ejaan bahasa indonesia',
    ipa: 'ilmu pengetahuan alam',
    ips: 'ilmu pengetahuan sosial',
    ppkn: 'pendidikan pancasila dan kewarganegaraan',
    pkn: 'pendidikan kewarganegaraan',
    pai: 'pendidikan agama islam',
    pjok: 'pendidikan jasmani olahraga dan kesehatan',
    paud: 'pendidikan anak usia dini',
    tik: 'teknologi informasi dan komunikasi',
    ham: 'hak asasi manusia',
    umkm: 'usaha mikro kecil dan menengah',
    // As messages are typed.
    dgn: 'dengan',
    yg: 'yang',
    utk: 'untuk',
    dlm: 'dalam',
    tdk: 'tidak',
    krn: 'karena',
    ttg: 'tentang',
    thn: 'tahun',
    kls: 'kelas',
    bhs: 'bahasa',
    mtk: 'matematika',
    p3k: 'pertolongan pertama pada kecelakaan',
  }).map(([short, long]) => [short, tokensOf(long)]),
)
const expandedFields = new Set<Field>(['any', 'title', 'subject'])

/** The word, or for an abbreviation the word or what it stands for. */
export function wordClause(field: Field, word: string): Clause {
  const plain: Clause = { kind: 'word', field, word }
  const long = expandedFields.has(field) ? abbreviations.get(word) : undefined
  if (!long) return plain
  const of = [[plain], long.map((one): Clause => ({ kind: 'word', field, word: one }))]
  return { kind: 'either', of: of.map((all): Query => ({ all, none: [] })) }
}

/** The abbreviation that `wordClause` has expanded. */
export function abbreviationOf(clause: Clause): Extract<Clause, { kind: 'word' }> | undefined {
  const short = clause.kind === 'either' && clause.of.length === 2 ? clause.of[0]?.all[0] : undefined
  if (short?.kind !== 'word' || !abbreviations.has(short.word)) return undefined
  return JSON.stringify(wordClause(short.field, short.word)) === JSON.stringify(clause) ? short : undefined
}
