import type { Db } from '#kernel/database.ts'
import { materials, type Material } from '#modules/catalogue/index.ts'
import { escapeXml } from '../../xml.ts'
import { catchUp } from '../headers/catch-up.ts'
import { usedSets } from '../headers/read-headers.ts'
import { wrong, type AnswerVerb } from './answer.ts'

/** The upper sets, and those below them that hold anything, all at once. Branches go by their codes, so that a new name is not a new set. */
export const answerListSets: AnswerVerb = async (db, { given }) => {
  if (given.resumptionToken !== undefined) {
    return wrong('badResumptionToken', 'The list of sets is given whole, without a token.')
  }
  const { at } = await catchUp(db)
  const used = await usedSets(db)
  const named = (await namedSets(db)).filter(({ spec }) => !spec.includes(':') || used.includes(spec))
  const nameless = used.filter((set) => !named.some(({ spec }) => spec === set))
  const sets = [...named, ...nameless.toSorted().map((spec) => ({ spec, name: spec }))]
  return { at, content: sets.map(setXml).join('') }
}

interface NamedSet {
  spec: string
  name: string
}

async function namedSets(db: Db): Promise<NamedSet[]> {
  // Those that were closed too: tombstones stay in their sets.
  const branches = await db
    .selectFrom('branches.branches')
    .select(['code', 'name'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return [
    { spec: 'jenis', name: 'Menurut jenis bahan' },
    ...materials.map((material) => ({ spec: `jenis:${material}`, name: materialNames[material] })),
    { spec: 'cabang', name: 'Menurut cabang' },
    ...branches.map(({ code, name }) => ({ spec: `cabang:${code}`, name })),
    { spec: 'digital', name: 'Koleksi digital: dapat dibuka di internet' },
  ]
}

const setXml = ({ spec, name }: NamedSet) =>
  `<set>\n<setSpec>${escapeXml(spec)}</setSpec>\n<setName>${escapeXml(name)}</setName>\n</set>\n`

const materialNames: Record<Material, string> = {
  buku: 'Buku',
  'terbitan-berkala': 'Majalah dan terbitan berkala',
  artikel: 'Artikel',
  elektronik: 'Bacaan daring',
  peta: 'Peta',
  musik: 'Partitur musik',
  'rekaman-suara': 'Rekaman suara',
  video: 'Video',
  gambar: 'Gambar',
  braille: 'Braille',
  naskah: 'Naskah',
  kit: 'Kit',
  objek: 'Benda',
  campuran: 'Bahan campuran',
}
