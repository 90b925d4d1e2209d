import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { itemsOf } from '../../../../test/support/marc-files.ts'
import { detectFormat } from './detect-format.ts'
import { marcProblemText } from './messages.ts'
import { longestRaw, type MarcProblemCode } from './problems.ts'
import { readMarc } from './read-marc.ts'

const foreign: Record<string, [string | Uint8Array, MarcProblemCode]> = {
  'an empty file': ['', 'file-empty'],
  'a text': ['Daftar buku\nLaskar Pelangi\n'.repeat(20_000), 'file-is-text'],
  'a PDF': ['%PDF-1.7\n%âãÏÓ\n1 0 obj', 'file-is-pdf'],
  'a ZIP or Excel file': [Buffer.from('504b030414000600', 'hex'), 'file-is-archive'],
  'a gzip file': [Buffer.from('1f8b0800000000', 'hex'), 'file-is-archive'],
  'a web page': ['<!DOCTYPE html>\n<html><body>record</body></html>', 'file-is-html'],
  'XML of another kind': ['<?xml version="1.0"?><rss><channel/></rss>', 'file-without-records'],
  'JSON of another kind': ['{"name": "patria"}', 'not-a-marc-object'],
  'UTF-16': [Buffer.from('\ufeff<collection>', 'utf16le'), 'file-is-utf16'],
  'random bytes': [randomBytes(300_000), 'file-not-marc'],
}
for (const [name, [content, code]] of Object.entries(foreign)) {
  test(`${name} ends in one clear problem`, async () => {
    const items = await itemsOf(content, undefined, 10_000)
    assert.deepEqual(
      items.map((item) => [item.ok, item.position, !item.ok && item.problem.code]),
      [[false, 1, code]],
    )
    for (const item of items) assert.ok(item.raw.length <= longestRaw && !item.ok)
    assert.notEqual(marcProblemText('id', { code }), marcProblemText('en', { code }))
  })
}

const formatOf = (text: string) => detectFormat(Buffer.from(text))

test('the format is told from the first bytes', () => {
  assert.equal(formatOf('\r\n01201nam  2200253 a 4500001'), 'marc')
  assert.equal(formatOf('\ufeff  <collection xmlns="http://www.loc.gov/MARC21/slim">'), 'marcxml')
  assert.equal(formatOf('[\n {"leader"'), 'marcjson')
  assert.equal(formatOf('{"leader"'), 'marcjson')
  assert.equal(formatOf('Judul,Pengarang\n'), undefined)
})

const endless: Record<string, string> = {
  'a record without an end': '01201nam  2200253 a 4500'.padEnd(1024, 'x'),
  'an XML record without an end': `<record><leader>${'x'.repeat(1000)}`,
  'an XML tag without an end': `<record ${'x'.repeat(1000)}`,
  'a JSON object without an end': `{"leader":"${'x'.repeat(1000)}`,
}
for (const [name, start] of Object.entries(endless)) {
  test(`${name} is given up in bounded memory`, async () => {
    let peak = 0
    async function* source() {
      yield Buffer.from(start)
      for (let i = 0; i < 3_000; i += 1) {
        yield Buffer.alloc(16_384, 'x')
        peak = Math.max(peak, process.memoryUsage().arrayBuffers)
      }
    }
    const before = process.memoryUsage().arrayBuffers
    const items = await Array.fromAsync(readMarc(source()))
    assert.ok(items.every((item) => !item.ok && item.raw.length <= longestRaw))
    assert.ok(items.length >= 1 && items.length <= 2)
    assert.ok(peak - before < 200_000_000, `${peak - before} bytes`)
  })
}

async function* failing() {
  yield Buffer.from('01201nam  2200253 a 4500'.padEnd(2000, 'x'))
  throw new Error('disk')
}

test('an error of the source is thrown, and the source is closed when the reader stops early', async () => {
  await assert.rejects(Array.fromAsync(readMarc(failing())), /disk/)
  let closed = false
  async function* source() {
    try {
      for (;;) yield Buffer.from('00026nam a2200025 i 4500\u001e\u001d'.repeat(100))
    } finally {
      closed = true
    }
  }
  for await (const item of readMarc(source())) if (item.position > 3) break
  assert.ok(closed)
})
