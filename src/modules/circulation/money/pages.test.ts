import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf, type Visitor } from '../../../../test/support/web.ts'
import { atDesk, branch, doneWith, member } from '../test-data.ts'
import { balanceOf } from './balance.ts'
import { chargeByHand } from './charge-by-hand.ts'
import { moneyModule } from './module.ts'
import { newMoneyKey } from './money-request.ts'
import { moneyPaths } from './paths.ts'
import { amountInWords } from './receipts/amount-in-words.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const web = await testWeb(db, () => [moneyModule])
const clerk = await web.staff('circulation.money')
const head = await web.staff(
  'circulation.money',
  'circulation.waive',
  'circulation.refund',
  'circulation.cash-close',
  'circulation.amnesty',
)
let people = 0

/** Somebody who owes these amounts. */
async function owing(...amounts: number[]) {
  const id = await member(db, `siti${++people}`)
  for (const amount of amounts) {
    const asked = { patronId: id, amount, reason: 'other', note: `map ${amount}` } as const
    doneWith(await chargeByHand(db, atDesk(pusat), asked, new Date()))
  }
  return id
}

const owedBy = async (id: number) => (await balanceOf(db, id)).owed
const send = (visitor: Visitor, path: string, fields: Record<string, string>) =>
  visitor.post(path, { key: newMoneyKey(), ...fields })
const placeOf = (answer: Response) => answer.headers.get('location') ?? ''

test('an amount and Enter take money for the oldest charge, with a receipt and the change', async () => {
  const id = await owing(4000, 3000)
  assert.match(await clerk.read(moneyPaths.account(id)), /Tanggungan: Rp7\.000/)
  const paid = await send(clerk, moneyPaths.payment(id), { jumlah: '5.000', cara: 'cash', diterima: '20000' })
  assert.equal(paid.status, 303)
  const page = await clerk.read(placeOf(paid))
  assert.match(page, /Pembayaran Rp5\.000 diterima\. Kembalian Rp15\.000\./)
  assert.match(page, /Tanggungan: Rp2\.000/)
  const number = /kuitansi=([\w-]+)/.exec(placeOf(paid))?.[1] ?? ''
  const receipt = await clerk.read(moneyPaths.receipt(number))
  assert.match(receipt, /Lain-lain: map 4000: Rp4\.000 Lain-lain: map 3000: Rp1\.000/)
  assert.match(receipt, /lima ribu rupiah/)
  const pdf = await clerk.get(moneyPaths.receiptPdf(number))
  assert.equal(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
})

test('a form that is sent twice takes the money once', async () => {
  const id = await owing(4000)
  const fields = { key: newMoneyKey(), jumlah: '1000', cara: 'qris' }
  const answers = await Promise.all([1, 2].map(() => clerk.post(moneyPaths.payment(id), fields)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(placeOf(answers[0] ?? new Response()), placeOf(answers[1] ?? new Response()))
  assert.equal(await owedBy(id), 3000)
})

test('what is typed wrongly comes back with what is wrong, and nothing is taken', async () => {
  const id = await owing(4000)
  for (const [jumlah, said] of [
    ['lima ribu', /Tulis jumlah rupiah yang bulat/],
    ['9000', /Yang masih terutang dari tagihan yang dipilih hanya Rp4\.000/],
  ] as const) {
    const answer = await send(clerk, moneyPaths.payment(id), { jumlah, cara: 'cash' })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(wordsOf(html), said)
    assert.match(html, new RegExp(`value="${jumlah}"`))
  }
  assert.equal(await owedBy(id), 4000)
})

test('boxes that were not ticked stay so when a form comes back', async () => {
  const id = await owing(4000, 3000)
  const [first, second] = (await balanceOf(db, id)).charges
  const fields = { tagihan: String(second?.id), jumlah: '3500', cara: 'cash' }
  const html = await (await send(clerk, moneyPaths.payment(id), fields)).text()
  const box = (chargeId: number | undefined) =>
    new RegExp(`<input[^>]*name="tagihan" value="${chargeId}"[^>]*>`).exec(html)?.[0] ?? ''
  assert.match(box(second?.id), / checked/)
  assert.doesNotMatch(box(first?.id), / checked/)
})

test('waiving takes the right, the charges and an explanation', async () => {
  const id = await owing(4000)
  const [charge] = (await balanceOf(db, id)).charges
  const fields = { tagihan: String(charge?.id), sebab: 'hardship', catatan: 'Surat keterangan dari lurah' }
  assert.equal((await send(clerk, moneyPaths.waiver(id), fields)).status, 403)
  assert.equal((await send(head, moneyPaths.waiver(id), { ...fields, catatan: ' ' })).status, 422)
  assert.equal((await send(head, moneyPaths.waiver(id), fields)).status, 303)
  assert.equal(await owedBy(id), 0)
})

test('a charge by hand, a payment noted by mistake and its refund', async () => {
  const id = await owing()
  const fields = { untuk: 'card', besarnya: '10000', penjelasan: 'Kartu hilang' }
  assert.equal((await send(clerk, moneyPaths.charge(id), { ...fields, penjelasan: '' })).status, 422)
  assert.equal((await send(clerk, moneyPaths.charge(id), fields)).status, 303)
  const [charge] = (await balanceOf(db, id)).charges
  const chargeId = charge?.id ?? 0
  await send(clerk, moneyPaths.payment(id), { jumlah: '', cara: 'cash' })
  assert.equal(await owedBy(id), 0)
  assert.match(await head.read(moneyPaths.refund(id, chargeId)), /sudah dibayar Rp10\.000/)
  const refund = { jumlah: '', cara: 'cash', sebab: 'wrong-payment', catatan: 'Anggota lain' }
  assert.equal((await send(head, moneyPaths.refund(id, chargeId), refund)).status, 303)
  assert.equal(await owedBy(id), 10_000)
  const again = await send(head, moneyPaths.refund(id, chargeId), refund)
  assert.equal(again.status, 422)
  assert.match(wordsOf(await again.text()), /tidak ada uang yang dapat dikembalikan/)
})

test('a till is closed with a count; a difference asks for an explanation', async () => {
  const page = await (await head.get(moneyPaths.till)).text()
  const sampai = /name="sampai" value="(\d+)"/.exec(page)?.[1] ?? ''
  const cash = Number((/Tunai Rp([\d.]+)/.exec(wordsOf(page))?.[1] ?? '').replaceAll('.', ''))
  const fields = { sampai, modal: '100000', hitungan: String(cash + 100_000 - 500), penjelasan: '' }
  assert.equal((await send(clerk, moneyPaths.till, fields)).status, 403)
  const refused = await send(head, moneyPaths.till, fields)
  assert.equal(refused.status, 422)
  assert.match(wordsOf(await refused.text()), /Ada selisih -Rp500/)
  const closed = await send(head, moneyPaths.till, { ...fields, penjelasan: 'Salah kembalian' })
  assert.equal(closed.status, 303)
  assert.match(await head.read(placeOf(closed)), /Kas ditutup\. Selisih -Rp500\..*Salah kembalian/)
  assert.match(await head.read(moneyPaths.till), /Belum ada penerimaan sejak kas ditutup terakhir/)
})

test('an amnesty is looked at, run, and taken back; what changed meanwhile is told', async () => {
  const id = await owing(8000)
  const query = '?persen=50&untuk=other&sisa=8000&cabang=&sebelum='
  const preview = await (await head.get(moneyPaths.newAmnesty + query)).text()
  const hidden = Object.fromEntries(
    [...preview.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
  assert.ok(Number(hidden['tagihan']) >= 1)
  const fields = { ...hidden, nama: 'Hari jadi kota' }
  const stale = await head.post(moneyPaths.newAmnesty, { ...fields, rupiah: '1', key: newMoneyKey() })
  assert.equal(stale.status, 422)
  assert.match(wordsOf(await stale.text()), /Keadaannya berubah sejak pratinjau/)
  const run = await head.post(moneyPaths.newAmnesty, fields)
  assert.equal(run.status, 303)
  assert.equal(await owedBy(id), 4000)
  const batch = /pemutihan\/(\d+)/.exec(placeOf(run))?.[1] ?? ''
  assert.match(await head.read(moneyPaths.amnesties), /Hari jadi kota.*Berlaku/)
  assert.equal((await send(head, moneyPaths.amnestyUndo(batch), {})).status, 303)
  assert.equal(await owedBy(id), 8000)
  assert.equal((await send(head, moneyPaths.amnestyUndo(batch), {})).status, 422)
})

test('who owes what is listed, filtered and exported', async () => {
  const id = await owing(77_000)
  const list = await clerk.read(`${moneyPaths.debtors}?sedikitnya=70000`)
  assert.match(list, /1 anggota, seluruhnya Rp77\.000/)
  assert.match(list, new RegExp(`siti${people}`))
  assert.match(await clerk.read(`${moneyPaths.debtors}?untuk=lost`), /Tidak ada anggota dengan tanggungan/)
  const csv = await (await clerk.get(`${moneyPaths.debtorFile('csv')}?sedikitnya=70000`)).text()
  assert.match(csv, new RegExp(`siti${people},SITI${people}-1,.*,1,.*,77000`))
  const xlsx = await clerk.get(moneyPaths.debtorFile('xlsx'))
  assert.equal(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  assert.ok(id > 0)
})

test('an amount is written in words as receipts say it', () => {
  for (const [rupiah, words] of [
    [0, 'nol rupiah'],
    [1000, 'seribu rupiah'],
    [11_500, 'sebelas ribu lima ratus rupiah'],
    [121_017, 'seratus dua puluh satu ribu tujuh belas rupiah'],
    [1_001_000, 'satu juta seribu rupiah'],
    [59_000, 'lima puluh sembilan ribu rupiah'],
  ] as const) {
    assert.equal(amountInWords(rupiah), words)
  }
})

test('a library with several branches asks at which till the computer stands', async () => {
  const id = await owing(1000)
  const timur = await branch(db, 'timur')
  const asked = placeOf(await clerk.get(moneyPaths.account(id)))
  assert.equal(asked, `${moneyPaths.place}?kembali=${encodeURIComponent(moneyPaths.account(id))}`)
  assert.match(await clerk.read(asked), /Pilih cabang tempat komputer ini berada/)
  const chosen = await clerk.post(moneyPaths.place, {
    tempat: String(timur),
    kembali: moneyPaths.account(id),
  })
  assert.equal(placeOf(chosen), moneyPaths.account(id))
  assert.match(chosen.headers.get('set-cookie') ?? '', new RegExp(`meja=${timur}`))
  const outside = await clerk.post(moneyPaths.place, {
    tempat: String(timur),
    kembali: 'https://contoh.id/',
  })
  assert.equal(placeOf(outside), moneyPaths.till)
})
