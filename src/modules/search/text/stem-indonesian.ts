/** Shortest root that may be left over. */
const shortestRoot = 4

/** Words that look as if they had affixes and have none, or that fall together with others when stripped. */
const roots = new Set(
  (
    'akhlak allah beras berita beruang berani berkah bulan dengan dinding dinamika hujan istilah jalan jumlah kalah ' +
    'keluarga kepala kemeja langkah lelah majalah makalah makan masalah media medan mental menteri mesin nikah ' +
    'pelangi pelajar penting percaya perempuan pergi periksa perintah peristiwa permata pertama pesan pesantren ' +
    'risalah salah sebelah sederhana sejarah sekolah selamat semangat tangan teman terima tujuan usia'
  ).split(' '),
)

const particles = /(?:lah|kah|pun)$/
const possessives = /(?:nya|ku|mu)$/
const nounEnding = /an$/
const verbEnding = /(?:kan|an|i)$/

interface Prefix {
  form: RegExp
  /** Letter of the root that the prefix has swallowed: menulis = men + tulis. */
  swallowed?: string
  noun?: boolean
}

/** Longer and rarer ones first; the first that fits is taken. */
const prefixes: Prefix[] = [
  { form: /^pembel(?=ajar)/, noun: true },
  { form: /^(?:bel|pel|memper|diper|member)(?=ajar)/ },
  { form: /^(?:me|pe)(?=nyanyi)/ },
  { form: /^(?:memper|diper)/ },
  { form: /^(?:keber|keter|pember|penger)/, noun: true },
  { form: /^meng(?=[aiueoghk])/ },
  { form: /^peng(?=[aiueoghk])/, noun: true },
  { form: /^meny(?=[aiueo])/, swallowed: 's' },
  { form: /^peny(?=[aiueo])/, swallowed: 's', noun: true },
  { form: /^men(?=[aiueo])/, swallowed: 't' },
  { form: /^pen(?=[aiueo])/, swallowed: 't', noun: true },
  { form: /^men(?=[cdjstz])/ },
  { form: /^pen(?=[cdjstz])/, noun: true },
  { form: /^mem(?=[aiueo])/, swallowed: 'p' },
  { form: /^pem(?=[aiueo])/, swallowed: 'p', noun: true },
  { form: /^mem(?=[bfpv])/ },
  { form: /^pem(?=[bfpv])/, noun: true },
  { form: /^(?:ber|ter)/ },
  { form: /^per/, noun: true },
  { form: /^me(?=[lrwymn])/ },
  { form: /^pe(?=[bcdgjklmnrtwy])/, noun: true },
  { form: /^be(?=[a-z]er)/ },
  { form: /^di/ },
  { form: /^(?:ke|se)/, noun: true },
]

/**
 * The root of an Indonesian word with its affixes taken off, outermost first, as long as enough is left: perjuangan,
 * berjuang and memperjuangkan are juang. There is no dictionary behind it, so some roots come out odd; what counts
 * is that words of one family come out alike.
 */
export function stemIndonesian(word: string): string {
  if (word.length <= shortestRoot || roots.has(word)) return word
  const bare = without(without(word, particles), possessives)
  if (roots.has(bare)) return bare
  for (const { form, swallowed = '', noun = false } of prefixes) {
    const rest = bare.replace(form, '')
    if (rest === bare) continue
    const root = swallowed + rest
    if (!isEnough(root)) break
    return roots.has(root) ? root : without(root, noun ? nounEnding : verbEnding)
  }
  return without(bare, nounEnding)
}

function without(word: string, ending: RegExp): string {
  const shorter = word.replace(ending, '')
  return isEnough(shorter) ? shorter : word
}

const isEnough = (root: string) => root.length >= shortestRoot && /[aiueo]/.test(root)
