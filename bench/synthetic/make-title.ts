import { below, common, one, oneCommon, type Roll } from './chance.ts'
import { aPlace, rareName } from './names.ts'
import { words } from './words.ts'

export interface TitleText {
  title: string
  subtitle: string | undefined
}

/** No topic is in more than a few titles of a hundred. */
const evenness = 8

/** Writes a title as they are made: a pattern of its language, filled with words and places. */
export function makeTitle(foreign: boolean, children: boolean, rareNames: number, roll: Roll): TitleText {
  const fill: Fill = {
    topic: () => oneCommon(words.topics, roll, evenness),
    process: () => oneCommon(words.processes, roll, evenness),
    result: () => oneCommon(words.results, roll, evenness),
    action: () => oneCommon(words.actions, roll, evenness),
    agent: () => oneCommon(words.agents, roll, evenness),
    noun: () => oneCommon(words.nouns, roll, evenness),
    gerund: () => oneCommon(words.gerunds, roll, evenness),
    place: () => aPlace(foreign, rareNames, roll),
    name: () => rareName(common(rareNames, roll)),
    number: () => String(1 + common(30, roll)),
    year: () => String(1945 + below(80, roll)),
  }
  const patterns = foreign ? english : children ? forChildren : indonesian
  const title = capital(oneCommon(patterns, roll, evenness)(fill))
  const tails = foreign ? englishTails : indonesianTails
  return { title, subtitle: roll() < 0.35 ? one(tails, roll)(fill) : undefined }
}

/** Twenty or so words on what a title is about. */
export function makeSummary(foreign: boolean, roll: Roll): string {
  const sentence = (length: number) => {
    const from = foreign
      ? [words.nouns, words.gerunds]
      : [words.topics, words.processes, words.actions, words.results]
    let text = ''
    for (let left = length; left > 0; left--) text += ` ${oneCommon(one(from, roll), roll, evenness)}`
    return `${capital(text.slice(1))}.`
  }
  return `${sentence(8 + below(8, roll))} ${sentence(6 + below(10, roll))}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Fill = Record<
  | 'topic'
  | 'process'
  | 'result'
  | 'action'
  | 'agent'
  | 'noun'
  | 'gerund'
  | 'place'
  | 'name'
  | 'number'
  | 'year',
  () => string
>
type Pattern = (fill: Fill) => string

// The commoner patterns first: they are picked as words are.
const indonesian: Pattern[] = [
  (f) => `${f.topic()} ${f.topic()} ${f.name()}`,
  (f) => `pengantar ${f.topic()} ${f.topic()}`,
  (f) => `${f.topic()} dan ${f.topic()} di ${f.place()}`,
  (f) => `${f.process()} ${f.topic()} ${f.topic()}`,
  (f) => `${f.topic()} di ${f.place()}`,
  (f) => `sejarah ${f.topic()} ${f.place()}`,
  (f) => `manajemen ${f.process()} ${f.topic()}`,
  (f) => `dasar-dasar ${f.topic()} ${f.topic()}`,
  (f) => `belajar ${f.action()} ${f.topic()} untuk pemula`,
  (f) => `${f.action()} ${f.topic()} ${f.topic()}`,
  (f) => `kumpulan ${f.topic()} ${f.name()}`,
  (f) => `${f.topic()}-${f.topic()} ${f.process()}`,
  (f) => `${f.process()} dan ${f.process()} ${f.topic()}`,
  (f) => `aku, ${f.topic()}, dan ${f.topic()}`,
  (f) => `${f.agent()} ${f.topic()} dari ${f.place()}`,
  (f) => `${f.result()} ${f.topic()} yang ${f.action()}`,
  (f) => `${f.topic()} untuk SMA kelas ${one3(f.number())}`,
  (f) => `panduan praktis ${f.action()} ${f.topic()}`,
  (f) => `analisis ${f.process()} ${f.topic()} di ${f.place()}`,
  (f) => `kamus ${f.topic()}`,
  (f) => `${f.name()} : ${f.topic()} ${f.topic()}`,
  (f) => `Undang-Undang nomor ${f.number()} tahun ${f.year()} tentang ${f.process()} ${f.topic()}`,
  (f) => `${f.name()}`,
]
const one3 = (number: string): string => ['X', 'XI', 'XII'][Number(number) % 3]!

const forChildren: Pattern[] = [
  (f) => `${f.topic()} dan ${f.topic()}`,
  (f) => `si ${f.topic()} ${f.action()} ${f.topic()}`,
  (f) => `${f.name()} dan ${f.topic()} ajaib`,
  (f) => `mengenal ${f.topic()}-${f.topic()}`,
  (f) => `cerita rakyat dari ${f.place()}`,
  (f) => `aku bisa ${f.action()}`,
  (f) => `dongeng ${f.topic()} ${f.name()}`,
  (f) => `petualangan ${f.name()} jilid ${f.number()}`,
]
const english: Pattern[] = [
  (f) => `the ${f.noun()} of ${f.noun()}`,
  (f) => `introduction to ${f.noun()} ${f.noun()}`,
  (f) => `${f.noun()} and ${f.noun()} in ${f.place()}`,
  (f) => `a history of ${f.noun()} in ${f.place()}`,
  (f) => `principles of ${f.noun()} ${f.noun()}`,
  (f) => `${f.gerund()} ${f.noun()} ${f.noun()}`,
  (f) => `handbook of ${f.noun()} ${f.noun()}`,
  (f) => `the ${f.noun()} ${f.noun()}`,
  (f) => `${f.noun()}, ${f.noun()}, and ${f.noun()}`,
  (f) => `${f.name()} and the ${f.noun()}`,
  (f) => `${f.noun()} for beginners`,
  (f) => `modern ${f.noun()} ${f.noun()}`,
  (f) => `the ${f.noun()}'s ${f.noun()}`,
  (f) => `${f.name()}`,
]
const indonesianTails: Pattern[] = [
  (f) => `sebuah novel tentang ${f.topic()}`,
  (f) => `teori dan ${f.process()}`,
  (f) => `${f.topic()} ${f.topic()} ${f.place()}`,
  () => 'konsep dan aplikasi',
  (f) => `studi kasus di ${f.place()}`,
  (f) => `jilid ${f.number()}`,
  (f) => `kumpulan ${f.topic()}`,
]
const englishTails: Pattern[] = [
  (f) => `a ${f.noun()} approach`,
  () => 'theory and practice',
  (f) => `${f.noun()} and ${f.noun()} in ${f.place()}`,
  () => 'a novel',
  (f) => `volume ${f.number()}`,
]
