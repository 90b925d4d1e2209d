import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { balanceOf, placeHold, type Deed } from '#modules/circulation/index.ts'
import { atDesk, copy, later, member, monday, title } from '#modules/circulation/test-data.ts'
import { addTerminal, at, logInAs, sip2Library, type Client } from '../../../../test/support/sip2-library.ts'

const { db, running, pusat, timur, siti, budi, bumi, clock } = await sip2Library()
const client = await logInAs(running.port)
const blank = ' '.repeat(18)
await sql`with policy as (
    insert into circulation.policies (kind, name, settings)
    select 'renewal', 'Juga yang terlambat', policies.settings || '{"whenOverdue": true}'
    from circulation.policies policies join circulation.rules rules on rules.policy_id = policies.id
    where rules.kind = 'renewal' and rules.category is null and rules.loan_category is null limit 1
    returning id)
  update circulation.rules set policy_id = policy.id from policy where kind = 'renewal'`.execute(db)

/** Fields of an answer, each with all its values. */
function fieldsOf(answer: string, fixed: number): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const part of answer.slice(fixed).split('|').filter(Boolean))
    (fields[part.slice(0, 2)] ??= []).push(part.slice(2))
  return fields
}

const lend = (card: string, barcode: string, more = '', from: Client = client, policy = 'N') =>
  from.ask(`11${policy}N${at}${blank}AOPKB|AA${card}|AB${barcode}|AC|${more}`)
const giveBack = (barcode: string, more = '', from: Client = client) =>
  from.ask(`09N${at}${at}APx|AOPKB|AB${barcode}|AC|${more}`)
const loansOf = async (barcode: string) =>
  (
    await sql<{
      id: number
      patronId: number
      dueOn: string
      channel: string
      lentAt: Date
      endedAt: Date | null
    }>`
      select loans.id, loans.patron_id, loans.due_on, loans.channel, loans.lent_at, loans.ended_at from circulation.loans loans
      join catalogue.items items on items.id = loans.item_id where items.barcode = ${barcode} order by loans.id`.execute(
      db,
    )
  ).rows

test('a loan whose answer was lost is a loan: the same again is a success with its day', async () => {
  assert.match(await lend('SITI-1', 'B1'), /^121NNY/)
  const again = await lend('SITI-1', 'B1', '', await logInAs(running.port), 'Y')
  assert.match(again, /^121YNY/)
  assert.deepEqual(fieldsOf(again, 24)['AH'], ['2027-01-11'])
  const [loan, more] = await loansOf('B1')
  assert.equal(more, undefined)
  assert.equal(loan?.channel, 'sip2')
})

test('renews its own loan where the terminal says so, and asks for the fine first', async () => {
  clock.now = later(2)
  assert.match(await lend('SITI-1', 'B1', '', client, 'N'), /^121YNY.*AH2027-01-11/)
  assert.match(await lend('SITI-1', 'B1', '', client, 'Y'), /^121YNN.*AH2027-01-13/)
  clock.now = later(11)
  const asked = await client.ask(`29NN${at}${blank}AOPKB|AASITI-1|ABB1|AC|`)
  assert.match(asked, /^300NUN/)
  const { BT, BH, BV, AF } = fieldsOf(asked, 24)
  assert.deepEqual([BT, BH, BV], [['04'], ['IDR'], ['1000.00']])
  assert.match(AF?.[0] ?? '', /Ada denda Rp1\.000/)
  assert.match(await client.ask(`65${at}AOPKB|AASITI-1|`), /^66100000001.*BNB1\|/)
  assert.match(await client.ask(`29NN${at}${blank}AOPKB|AASITI-1|ABB1|BOY|`), /^301YNN/)
  assert.equal((await balanceOf(db, siti)).owed, 1000)
})

test('takes money once, never more than is owed, and only rupiah', async () => {
  const now = '20270115    100000'
  const paying = (amount: string, type = '00', currency = 'IDR', date = now) =>
    client.ask(`37${date}04${type}${currency}BV${amount}|AOPKB|AASITI-1|BKkasir-7|`)
  assert.match(await paying('5000.00'), /^38N.*AFYang harus dibayar hanya Rp1\.000/)
  assert.match(await paying('10.00', '00', 'USD'), /^38N.*AFHanya rupiah/)
  assert.match(await paying('400', '01'), /^38N.*AFCara pembayaran/)
  for (let turn = 0; turn < 2; turn++)
    assert.match(await paying('400'), /^38Y.*BKkasir-7\|AFPembayaran Rp400/)
  assert.equal((await balanceOf(db, siti)).owed, 600)
  assert.match(await paying('600.00', '03', 'IDR', '20270115    100100'), /^38Y/)
  assert.match(await paying('600.00', '03', 'IDR', '20270115    100200'), /^38N.*tidak memiliki tanggungan/)
  assert.match(await giveBack('B1'), /^101YNN/)
})

test('returns what was not on loan, tells where a copy goes, and takes back what failed at the machine', async () => {
  clock.now = monday
  assert.match(await giveBack('B1'), /^101YNN/)
  assert.match(await lend('SITI-1', 'B2'), /^121/)
  assert.match(await giveBack('B2', 'BIY|'), /^101YNN.*AFDibatalkan/)
  assert.match(await lend('SITI-1', 'B2'), /^121NNY/)
  assert.match(await giveBack('B2'), /^101/)
  assert.match(await lend('SITI-1', 'B2', 'BIY|'), /^121NNY.*AFDibatalkan/)
  assert.deepEqual(
    (await loansOf('B2')).map(({ endedAt }) => endedAt === null),
    [false, true],
  )
  assert.match(await giveBack('B2'), /^101/)
  assert.match(await lend('BUDI-1', 'B2', 'BIY|'), /^121NNY.*AFKembalikan/)
  assert.equal((await loansOf('B2')).at(-1)?.patronId, budi)
  assert.match(await giveBack('B2', '', await logInAs(running.port)), /^101/)
  await copy(db, bumi, pusat, 'L1', { disposition: 'missing' })
  assert.match(await giveBack('L1'), /^101YN/)
  await copy(db, bumi, pusat, 'P1', { disposition: 'repair' })
  assert.match(await giveBack('P1'), /^101YNY.*CV99.*AFSerahkan/)
})

test('a strict sorter refuses what somebody waits for, and what was not on loan', async () => {
  await addTerminal(db, pusat, 'ketat', {
    checkIn: {
      okWhenNotOnLoan: false,
      refuseHolds: true,
      alert: false,
      zeroAlertType: false,
      destinationAlways: false,
      borrower: true,
    },
    hidden: [],
  })
  const strict = await logInAs(running.port, 'ketat')
  assert.match(await giveBack('B2', '', strict), /^100NUN.*tidak sedang dipinjam/)
  await lend('SITI-1', 'B2')
  const own = await title(db, 'Laskar pelangi')
  await copy(db, own, pusat, 'H1')
  await lend('SITI-1', 'H1')
  const deed: Deed = atDesk(pusat)
  await placeHold(db, deed, { patron: { card: 'BUDI-1' }, recordId: own, pickupBranchId: pusat }, clock.now)
  assert.match(await giveBack('H1', '', strict), /^100NUN.*CV01.*AFBuku ini dipesan/)
  assert.equal((await loansOf('H1'))[0]?.endedAt, null)
  assert.match(await giveBack('B2', '', strict), /^101YNN.*AASITI-1\|/)
  const kept = await giveBack('H1')
  assert.match(kept, /^101YNY.*CV01/)
  assert.doesNotMatch(kept, /budi|BUDI/)
  await addTerminal(db, pusat, 'terbuka', { hidden: [] })
  assert.match(await giveBack('H1', '', await logInAs(running.port, 'terbuka')), /CYBUDI-1\|DAbudi\|/)
})

test('holds: placed, asked again, moved, cancelled by the member', async () => {
  const holding = (mode: string, more = '', card = 'SITI-1') =>
    client.ask(`15${mode}${at}AOPKB|AA${card}|${more}`)
  const far = await title(db, 'Bukan pasar malam')
  await copy(db, far, timur, 'F1')
  await lend('BUDI-1', 'F1')
  assert.match(await holding('+', 'ABF1|BY2|BW20270301    000000|'), /^161N.*BR1\|BSpusat\|/)
  assert.match(await holding('+', 'ABF1|BY2|'), /^161N/)
  assert.match(await holding('*', 'ABF1|BStimur|'), /^161N.*BStimur\|.*Pesanan diubah/)
  assert.match(await holding('*', 'ABF1|BSlobi|'), /^161N.*BStimur\|.*Pesanan diubah/)
  const hold = await db
    .selectFrom('circulation.holds')
    .selectAll()
    .where('recordId', '=', far)
    .executeTakeFirstOrThrow()
  assert.deepEqual([hold.pickupBranchId, hold.neededBy, hold.channel], [timur, '2027-03-01', 'sip2'])
  assert.match(await holding('-', 'ABF1|'), /^161N.*Pesanan dibatalkan/)
  assert.match(await holding('-', 'ABF1|BW20270101    000000|'), /^160N/)
  assert.match(await holding('?', 'ABF1|'), /^160N.*AFData tidak lengkap/)
  assert.match(await holding('+', 'ABnothing|'), /^160N/)
  const { endedBecause } = await db
    .selectFrom('circulation.holds')
    .select('endedBecause')
    .where('id', '=', hold.id)
    .executeTakeFirstOrThrow()
  assert.equal(endedBecause, 'by-member')
})

test('lists are paged, and hold what is asked for and nothing more', async () => {
  await member(db, 'wati', 'lembaga')
  const many = await title(db, 'Atlas')
  for (let number = 1; number <= 5; number++) {
    await copy(db, many, pusat, `A${number}`)
    await lend('WATI-1', `A${number}`)
  }
  const read = async (summary: string, more = '') =>
    fieldsOf(await client.ask(`63000${at}${summary}AOPKB|AAWATI-1|${more}`), 61)
  assert.deepEqual((await read('  Y       '))['AU'], ['A1', 'A2', 'A3', 'A4', 'A5'])
  assert.deepEqual((await read('  Y       ', 'BP2|BQ3|'))['AU'], ['A2', 'A3'])
  assert.deepEqual((await read('  Y       ', 'BP4|BQ99|'))['AU'], ['A4', 'A5'])
  assert.equal((await read('  Y       ', 'BP9|'))['AU'], undefined)
  const none = await read('          ')
  assert.deepEqual([none['AU'], none['AT'], none['AS']], [undefined, undefined, undefined])
  assert.equal((await read('      Y   '))['AU'], undefined)
})

test('what a terminal may not do is refused in the form of its answer, and no command stays without one', async () => {
  await addTerminal(db, pusat, 'terbatas', { messages: ['17'] })
  const limited = await logInAs(running.port, 'terbatas')
  assert.match(await limited.ask('9900802.00'), /^98YNNNNN.*BXNNNNYYYNNNYNNNNN\|/)
  const answers: Record<string, RegExp> = {
    '23': /^24YYYY/,
    '63': /^64YYYY/,
    '11': /^120NUN/,
    '09': /^100NUN/,
    '29': /^300NUN/,
    '65': /^6600000/,
    '15': /^160N/,
    '37': /^38N/,
    '35': /^36N/,
    '01': /^24YYYY/,
    '25': /^26YYYY/,
    '19': /^200/,
  }
  for (const [code, expected] of Object.entries(answers)) {
    const answer = await limited.ask(`${code}${' '.repeat(40)}AOPKB|AASITI-1|ABB3|AC|`)
    assert.match(answer, expected, code)
    assert.match(answer, /AFLayanan ini tidak tersedia/, code)
    if (code !== '35') assert.match(await client.ask(code), expected, `bare ${code}`)
  }
  assert.match(await limited.ask(`17${at}AOPKB|ABB3|`), /^1803/)
  assert.deepEqual(await loansOf('B3'), [])
})

test('a terminal of an older version hears that it is too old', async () => {
  assert.match(await client.ask('9900801.00'), /^98N.*AFVersi protokol/)
})

test('told late: recorded with its own time, never refused, once however often it is told', async () => {
  clock.now = later(3)
  const told = `11NY20270105    09300020270112    235959AOPKB|AASITI-1|ABB3|AC|`
  for (let turn = 0; turn < 2; turn++) assert.match(await client.ask(told), /^121NNY/)
  const [loan, more] = await loansOf('B3')
  assert.equal(more, undefined)
  assert.equal(loan?.lentAt.toISOString(), '2027-01-05T02:30:00.000Z')
  assert.match(await client.ask(`11NY20270105    094500${blank}AOPKB|AATIADA-9|ABB2|AC|`), /^121/)
  assert.match(await client.ask(`09Y20270106    10000020270106    100000APx|AOPKB|ABB3|AC|`), /^101Y/)
  assert.notEqual((await loansOf('B3'))[0]?.endedAt, null)
  assert.match(await client.ask(`29NY20270106    110000${blank}AOPKB|AASITI-1|ABB3|AC|`), /^301/)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from circulation.late_conflicts`.execute(db)
  assert.ok((rows[0]?.count ?? 0) >= 2)
})

test('faults known of other servers: renew all names copies, an unknown card is blocked in peace, a PIN is read', async () => {
  assert.match(await client.ask(`65${at}AOPKB|AAWATI-1|`), /^661\d{8}.*BMA1\|/)
  assert.doesNotMatch(await client.ask(`65${at}AOPKB|AAWATI-1|`), /HASH|object/i)
  assert.match(await client.ask(`01N${at}AOPKB|ALx|AATIADA-9|AC|`), /^24YYYY {10}000.*AATIADA-9\|AE\|BLN/)
  assert.match(await client.ask(`23000${at}AOPKB|AASITI-1|AC|AD000000|`), /CQN/)
  assert.match(await client.ask(`23000${at}AOPKB|AASITI-1|AC|AD123456|`), /CQY/)
})

test('guessing a PIN is slowed down, also for the door of the site', async () => {
  await member(db, 'rini')
  const trying = (pin: string) => lend('RINI-1', 'B3', `AD${pin}|`)
  for (let turn = 0; turn < 8; turn++) assert.match(await trying('000000'), /AFPIN salah/)
  assert.match(await trying('123456'), /AFPIN terlalu sering salah/)
})

test('flags say why a card does not work, and a blocked card stays blocked until its own terminal enables it', async () => {
  await member(db, 'tono')
  const status = () => client.ask(`23000${at}AOPKB|AATONO-1|AC|`)
  assert.match(await status(), /^24 {14}000/)
  await client.ask(`01Y${at}AOPKB|ALtertinggal|AATONO-1|AC|`)
  await client.ask(`01Y${at}AOPKB|ALtertinggal|AATONO-1|AC|`)
  const blocks = await sql<{ reason: string; madeBy: string }>`
    select reason, made_by from patrons.blocks blocks join patrons.patrons patrons on patrons.id = patron_id
    where patrons.name = 'tono'`.execute(db)
  assert.deepEqual(blocks.rows, [
    { reason: 'Diblokir mesin mesin (kartu tertahan di mesin): tertinggal', madeBy: 'mesin' },
  ])
  assert.match(await status(), /^24YYYY {10}000/)
  await addTerminal(db, pusat, 'lain')
  const other = await logInAs(running.port, 'lain')
  assert.match(await other.ask(`25${at}AOPKB|AATONO-1|AC|`), /^26YYYY/)
  assert.match(await client.ask(`25${at}AOPKB|AATONO-1|AC|`), /^26 {14}000/)
  await sql`update patrons.patrons set expires_on = '2026-12-31' where name = 'tono'`.execute(db)
  assert.match(await status(), /^24YYYY {10}.*AFKeanggotaan Anda habis/)
  await sql`update patrons.cards set ended_at = now(), ended_because = 'lost' where number = 'TONO-1'`.execute(
    db,
  )
  assert.match(await status(), /^24YYYYY.*BLN/)
})

test('no answer ever holds an identity number', async () => {
  await sql`update patrons.patrons set identity_kind = 'nik', identity_sealed = '\\x01', identity_digest = '\\x02',
    identity_ending = '0042' where name = 'siti'`.execute(db)
  await addTerminal(db, pusat, 'semua', { hidden: [] })
  const open = await logInAs(running.port, 'semua')
  for (const code of ['23', '63', '25'])
    assert.doesNotMatch(await open.ask(`${code}000${at}Y         AOPKB|AASITI-1|AC|AD123456|`), /0042/)
})
