import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { writeSheet } from './write-sheet.ts'

test('what is written is read back by another program: texts as texts, amounts as numbers', async () => {
  const columns = [
    { label: 'Judul', width: 30 },
    { label: 'Harga', width: 12 },
  ]
  const rows = [
    ['=1+1', 59_000],
    ['Jalan “Kalasan” & lainnya', null],
  ]
  const file = await writeSheet({ name: 'Buku induk', columns, rows })
  assert.deepEqual(await readSheet(Buffer.from(file)), [['Judul', 'Harga'], ...rows])
})
