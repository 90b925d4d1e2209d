import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf, weekdayOf, type Day } from '#kernel/days.ts'
import {
  addSubscription,
  createRecord,
  listBoxes,
  receiveIssues,
  type MarcRecord,
  type SubscriptionDetails,
} from '#modules/catalogue/index.ts'
import type { BranchIds } from './seed-branches.ts'

interface Serial {
  title: string
  issn: string
  publisher: string
  classNumber: string
  /** d daily, w weekly, m monthly: 008/18. */
  sign: string
  /** Boxes, counted from the last that is due, that did not come. */
  lacking: readonly number[]
  subscription(today: Day): Omit<SubscriptionDetails, 'branchId'>
}

const common = {
  vendor: 'Agen Koran dan Majalah Kelud',
  vendorAddress: 'Jalan Anggrek 12\nKota Blitar',
  source: 'APBD',
  skippedWeekdays: [] as number[],
  skippedMonths: [] as number[],
  restart: 'yearly' as const,
  numbersPerVolume: null,
  endsOn: null,
  note: '',
}

// Titles, publishers and numbers are made up.
const serials: readonly Serial[] = [
  {
    title: 'Warta Penataran : harian pagi',
    issn: '2900-0017',
    publisher: 'Penerbit Warta Penataran',
    classNumber: '079.598 28',
    sign: 'd',
    lacking: [0, 4],
    subscription: (today) => ({
      ...common,
      frequency: 'daily',
      skippedWeekdays: [7],
      startsOn: addDays(today, -45),
      firstOn: notSunday(addDays(today, -45)),
      enumeration: 'No. {nomor}',
      volume: null,
      number: 8210,
      restart: 'never',
      price: 1_560_000,
      graceDays: 1,
    }),
  },
  {
    title: 'Gema Patria : majalah keluarga',
    issn: '2900-0025',
    publisher: 'Yayasan Gema Patria',
    classNumber: '640.5',
    sign: 'm',
    lacking: [0, 3],
    subscription: (today) => ({
      ...common,
      frequency: 'monthly',
      startsOn: `${Number(today.slice(0, 4)) - 1}-01-01`,
      endsOn: addDays(today, 40),
      firstOn: `${Number(today.slice(0, 4)) - 1}-01-05`,
      enumeration: 'Th. {jilid} No. {nomor}',
      volume: 21,
      number: 1,
      price: 480_000,
      graceDays: 14,
    }),
  },
  {
    title: 'Jurnal Kepustakaan Daerah',
    issn: '2900-0033',
    publisher: 'Ikatan Pustakawan Blitar Raya',
    classNumber: '020.5',
    sign: 'q',
    lacking: [],
    subscription: (today) => ({
      ...common,
      vendor: 'Ikatan Pustakawan Blitar Raya',
      vendorAddress: 'Jalan Kenanga 3\nKabupaten Blitar',
      frequency: 'quarterly',
      startsOn: `${Number(today.slice(0, 4)) - 1}-01-01`,
      firstOn: `${Number(today.slice(0, 4)) - 1}-03-15`,
      enumeration: 'Vol. {jilid} No. {nomor}',
      volume: 6,
      number: 1,
      price: 200_000,
      graceDays: 30,
    }),
  },
]

const notSunday = (day: Day): Day => (weekdayOf(day) === 7 ? addDays(day, 1) : day)

/** A newspaper, a magazine and a journal: what came was received, and a few issues are late. */
export async function seedSerials(db: Db, branches: BranchIds): Promise<void> {
  const present = await db.selectFrom('catalogue.subscriptions').select('id').limit(1).executeTakeFirst()
  const branchId = branches.get('pusat')
  if (present || branchId === undefined) return
  const now = new Date()
  for (const serial of serials) await seedSerial(db, serial, branchId, now)
}

async function seedSerial(db: Db, serial: Serial, branchId: number, now: Date): Promise<void> {
  const today = dayOf(now)
  const { id: recordId } = await createRecord(db, recordOf(serial), systemActor)
  const details = { branchId, ...serial.subscription(today) }
  const made = await addSubscription(db, recordId, details, { actor: systemActor, now })
  if (!made.ok) throw new Error(made.refusal)
  const subscriptionId = made.value.id
  const year = Number(today.slice(0, 4))
  const boxes = (await Promise.all([year - 1, year].map((one) => listBoxes(db, subscriptionId, one)))).flat()
  const due = boxes.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const came = due.filter((_, place) => !serial.lacking.includes(due.length - 1 - place))
  const boxIds = came.flatMap(({ id }) => (id === null ? [] : [id]))
  await receiveIssues(db, { subscriptionId, boxIds, receivedOn: addDays(today, -2) }, systemActor)
}

const data = (tag: string, indicators: string, ...subfields: [string, string][]) => ({
  tag,
  ind1: indicators.charAt(0),
  ind2: indicators.charAt(1),
  subfields: subfields.map(([code, value]) => ({ code, value })),
})

function recordOf({ title, issn, publisher, classNumber, sign }: Serial): MarcRecord {
  const [name = '', remainder] = title.split(' : ')
  return {
    leader: '00000nas a2200000 i 4500',
    fields: [
      { tag: '008', value: `240105c20049999io ${sign}r         0   a0ind d` },
      data('022', '  ', ['a', issn]),
      data('041', '0 ', ['a', 'ind']),
      data('082', '04', ['a', classNumber]),
      remainder
        ? data('245', '00', ['a', `${name} :`], ['b', `${remainder}.`])
        : data('245', '00', ['a', `${name}.`]),
      data('264', ' 1', ['a', 'Blitar :'], ['b', `${publisher}.`]),
      data('336', '  ', ['a', 'teks']),
    ],
  }
}
