/** Words of Arabic origin that stand with the article al, in the Indonesian spellings met on title pages. */
const withAl =
  'quran kuran fatihah baqarah imran maidah anam araf anfal isra kahfi anbiya hajj muminun furqan ankabut ahzab ' +
  'jatsiyah ahqaf fath hujurat waqiah hadid mujadilah hasyr mumtahanah jumuah munafiqun mulk qalam haqqah maarij ' +
  'jinn muzzammil muddatstsir qiyamah insan mursalat infithar insyiqaq buruj ala ghasyiyah fajr balad lail alaq ' +
  'qadr bayyinah adiyat qariah ashr humazah fil maun kautsar kafirun lahab ikhlas falaq ghazali ghazaly ' +
  'bukhari farabi kindi khawarizmi biruni banna qardhawi qaradawi jauziyah jauzi maraghi kitab hikmah hidayah ' +
  'azhar irsyad islam islami mukarram wasliyah washliyah khairat maktum hallaj husna'

/** Words with the article before a sun letter, which it takes over in speech and writing. */
const withSun: Record<string, string> = {
  ar: 'rahman rahim rum rad razi raniri risalah',
  as: 'sunnah sajdah saff suyuti suyuthi salam saqqaf sirah',
  ash: 'shiddieqy shiddiqi shiddiqie shaff shaffat',
  asy: 'syams syura syuara syarh syafii syaukani syifa',
  an: 'nur nisa nahl naml naba naziat najm nashr nas nawawi nabawi nasai nadawi',
  at: 'taubah tahrim tin tur takwir taghabun talaq takatsur tirmidzi tibyan taqwa',
  ath: 'thalaq thariq thur thabari thabrani thibb',
  ad: 'dukhan dahr dhuha duha',
  adh: 'dhuha',
  adz: 'dzariyat dzahabi dzikir',
  az: 'zumar zukhruf zalzalah zahra zarqali zuhaili zuhayli',
}

/** Articles that fall away before the words given. `al` falls away everywhere and is not among them. */
export const sunArticles: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(withSun).map(([article, words]) => [article, new Set(words.split(' '))]),
)

/** Words written in one with their article, and the word without it: alquran, annisa. */
export const joinedWords: ReadonlyMap<string, string> = new Map([
  ['kuran', 'quran'],
  // Alkitab is the Bible; the others read as words or names of their own.
  ...[...joined('al', withAl)].filter(([form]) => !['alkitab', 'alfil', 'alala', 'alislam'].includes(form)),
  ...Object.entries(withSun).flatMap(([article, words]) => [...joined(article, words)]),
])

function* joined(article: string, words: string): Generator<[string, string]> {
  for (const word of words.split(' ')) yield [article + word, word === 'kuran' ? 'quran' : word]
}
