import { common, one, oneCommon, type Roll } from './chance.ts'

const list = (text: string): string[] => text.split(' ')

const given = list(
  'Siti Budi Agus Dewi Sri Endang Wahyu Ratna Andi Rina Joko Bambang Hendra Yuni Putri Rizki Muhammad Ahmad Abdul ' +
    'Nurul Fitri Dian Eka Dwi Tri Catur Asep Ujang Ucok Maria Yohanes Robert Susan Slamet Sutrisno Suhartono Sukardi ' +
    'Mulyadi Supardi Kartono Darmawan Iwan Yanto Yulia Lina Maya Indah Ayu Lestari Wulan Mega Bayu Arief Hasan ' +
    'Husein Umar Usman Ali Zainal Syamsul Fahmi Ridwan Taufik Imam Ilham Anwar Faisal Rudi Dedi Edi Heri Toni Rian ' +
    'Galih Dimas Bagas Rangga Satria Surya Indra Krisna Arjuna Gatot Cahyo Nur Laila Aisyah Khadijah Fatimah Zahra ' +
    'Halimah Maryam Rohani Rukmini Kartika Sekar Melati Kenanga Anggrek Intan Mutiara Permata Dahlia Soetjipto ' +
    'Djoko Soebagio Moeljono Soerjadi Tjahjono Sjamsuddin Jusuf Zubaidah Ramli Saidah Markus Petrus Yakobus Elisabet',
)
const family = list(
  'Santoso Wijaya Hidayat Nugroho Pratama Kusuma Rahayu Setiawan Susanto Siregar Nasution Harahap Simatupang Tanjung ' +
    'Lubis Hakim Rahman Fauzi Ismail Yusuf Sihombing Manurung Gunawan Halim Salim Tan Situmorang Panjaitan Hutabarat ' +
    'Sinaga Ginting Tarigan Sembiring Purba Saragih Pasaribu Daulay Batubara Pohan Rangkuti Koto Chaniago Piliang ' +
    'Sikumbang Tambunan Pangaribuan Simanjuntak Nainggolan Lumbantobing Hasibuan Ritonga Matondang Kawilarang ' +
    'Mandagi Rumambi Wowor Pattimura Latuconsina Tuhumury Sahetapy Wenda Kogoya Sasongko Prasetyo Wibowo Widodo ' +
    'Handoko Hartono Suryadi Kurniawan Firmansyah Ramadhan Maulana Saputra Permana Nugraha Hermawan Sudirman ' +
    'Hadikusumo Notonegoro Djajadiningrat Poerwokoesoemo Tjondronegoro Soemodiningrat Soerjaatmadja Martodihardjo',
)
const balinese = { birth: list('Wayan Made Nyoman Ketut Putu Kadek Komang Gede'), sex: list('I Ni') }
/** Many Javanese have one name only. */
const single = {
  beginnings: list('Su Har Mul Pur Kus War Dar Wi Sar Ngat Tu Kar Sas Mar Jar'),
  ends: list(
    'yono tono narto wanto jono narno madi dianto yanto tomo mini yati tinah yem nem sono santo giman',
  ),
}
const foreignGiven = list(
  'David Mary John Susan Robert Linda Michael Anna Peter Karen Paul Laura George Emma Thomas Alice Henry Ruth Walter ' +
    'Jane Edward Clara Arthur Grace Simon Helen Martin Julia Oscar Nina Victor Rosa Hugo Elena Ivan Olga Kenji Yuki ' +
    'Haruto Aiko Wei Ming Priya Arjun Fatima Omar Leila Ibrahim Chinua Amara Pierre Sophie Hans Greta Carlos Lucia',
)
const foreignFamily = list(
  'Smith Brown Miller Jones Taylor Wilson Davies Evans Thomas Roberts Walker Wright Hughes Green Hall Wood Clarke ' +
    'Jackson Turner Hill Cooper Ward Morris Moore King Baker Harrison Morgan Allen Parker Bennett Gray Cook Bailey ' +
    'Tanaka Sato Suzuki Takahashi Watanabe Chen Wang Zhang Kim Park Lee Nguyen Singh Patel Sharma Khan Rossi Ferrari ' +
    'Müller Schmidt Schneider Fischer Dubois Laurent García Martínez Fernández Kowalski Novák Jensen Hansen van_Dijk',
).map((name) => name.replace('_', ' '))

const syllables = list(
  'ba be bi bo bu ca da de di du ga gu ha ja jo ka ki ku la le li lo ma me mi mo mu na ni nu pa pe pi ra ri ro sa se ' +
    'si su ta ti to tu wa wi ya yo',
)

/** A name of a place or person that nobody has, the same for the same number: the long tail of every vocabulary. */
export function rareName(number: number): string {
  let name = ''
  for (let rest = number + 50; rest > 0; rest = Math.floor(rest / syllables.length))
    name += syllables[rest % syllables.length]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** One of about `size` people as a catalogue enters them: family name first, or the only name there is. */
export function personNamed(foreign: boolean, size: number, roll: Roll): string {
  const person = common(size, roll)
  return foreign ? foreignPerson(person) : indonesianPerson(person)
}

/** The parts of a name come from one number, so that the same person has the same name each time. */
const part = (person: number, step: number, from: readonly string[]): string =>
  from[Math.floor((person * 2_654_435_761 + step * 40_503) / 65_536 + person * (step + 7)) % from.length]!

function foreignPerson(person: number): string {
  const initial = person % 3 === 0 ? ` ${'ABCDEFGHJKLMPRSTW'.charAt(person % 17)}.` : ''
  const last =
    person < 600 ? part(person, 1, foreignFamily) : `${part(person, 1, foreignFamily)}-${rareName(person)}`
  return `${last}, ${part(person, 2, foreignGiven)}${initial}`
}

function indonesianPerson(person: number): string {
  const first = part(person, 3, given)
  const last = part(person, 4, family)
  const rare = person < 600 ? '' : ` ${rareName(person)}`
  const kind = person % 20
  if (kind < 3)
    return part(person, 9, single.beginnings) + part(person, 10, single.ends) + (person < 600 ? '' : rare)
  if (kind < 4) return `${part(person, 5, balinese.birth)} ${first}${rare}, ${part(person, 6, balinese.sex)}`
  if (kind < 6) return `${last}, ${first.charAt(0)}. ${part(person, 7, given).charAt(0)}.${rare}`
  if (kind < 9) return `${last}, ${first} ${part(person, 8, given)}${rare}`
  return `${last}, ${first}${rare}`
}

const degrees = ['Prof. Dr. ', 'Dr. ', 'Drs. ', 'Ir. ', 'H. ', 'Hj. ', 'K.H. ']

/** The name as it stands on the title page: given name first, at times with the titles its bearer is proud of. */
export function asPrinted(name: string, roll: Roll): string {
  const [last = '', first] = name.split(', ')
  const plain = first === undefined ? last : `${first} ${last}`
  return roll() < 0.12 ? one(degrees, roll) + plain : plain
}

export const places = list(
  'Jakarta Jawa Bandung Surabaya Yogyakarta Bali Sumatra Aceh Semarang Malang Blitar Kediri Makassar Medan Papua ' +
    'Kalimantan Sulawesi Maluku Lombok Madura Banten Cirebon Solo Palembang Padang Manado Ambon Kupang Flores Sumba ' +
    'Toraja Minangkabau Betawi Riau Jambi Lampung Bengkulu Bangka Belitung Pontianak Banjarmasin Samarinda Palu Kendari ' +
    'Gorontalo Ternate Tidore Jayapura Merauke Banyuwangi Jember Madiun Tulungagung Trenggalek Ponorogo Pacitan',
)
export const foreignPlaces = list(
  'America England Europe Asia Africa Japan China India France Germany Australia Russia London Paris Rome Egypt Brazil ' +
    'Mexico Canada Spain Italy Greece Turkey Vietnam Thailand Malaysia Singapore Indonesia Java Scotland Ireland Norway',
)
export const aPlace = (foreign: boolean, size: number, roll: Roll): string =>
  roll() < 0.75 ? oneCommon(foreign ? foreignPlaces : places, roll) : rareName(common(size, roll))
