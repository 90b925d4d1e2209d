import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readAmount, writeAmount } from './amounts.ts'
import { checksumOf } from './checksum.ts'
import { readDay, readMoment, writeMoment } from './dates.ts'
import { decode, encode, encodings, fitTo } from './encodings.ts'
import { openEnvelope } from './envelope.ts'
import { createFramer } from './frames.ts'
import { readIncoming } from './incoming.ts'
import { askAgain, writeReply } from './reply.ts'
import { screenLines } from './screen-lines.ts'

const vectors: { message_without_error_detection: string; with_error_detection: string }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../test/fixtures/sip2/checksum-vectors.json'), 'utf8'),
)

test('reckons checksums as the specification does', () => {
  for (const { with_error_detection: message } of vectors.filter((one) =>
    one.with_error_detection.includes('AY'),
  )) {
    assert.equal(checksumOf(Buffer.from(message.slice(0, -4))), message.slice(-4))
    const { guard, body } = openEnvelope(Buffer.from(message))
    assert.equal(guard?.right, true)
    assert.equal(body.toString(), message.slice(0, -9))
  }
  assert.equal(checksumOf(Buffer.from('97AZ')), 'FEF5')
  assert.equal(askAgain({ terminator: 'cr' }).toString(), '96AZFEF6\r')
})

test('adds up bytes, not characters', () => {
  const style = { encoding: 'utf8', delimiter: '|', terminator: 'cr' } as const
  const sent = writeReply({ code: '18', fixed: '', fields: [['AJ', 'Café']] }, '3', style)
  assert.equal(openEnvelope(sent).guard?.right, true)
  assert.notEqual(
    checksumOf(Buffer.from(sent.subarray(0, -5).toString(), 'latin1')),
    sent.subarray(-5, -1).toString(),
  )
})

test('takes off what stands around a message, and nothing of it', () => {
  const body = (text: string) => openEnvelope(Buffer.from(text, 'latin1')).body.toString('latin1')
  assert.equal(body('\n\0 9900802.00'), '9900802.00')
  assert.equal(body('3520270104    100000AOX|AAY|||'), '3520270104    100000AOX|AAY|')
  assert.equal(body('9300CNa|COp!$)|\n'), '9300CNa|COp!$)|')
  assert.equal(openEnvelope(Buffer.from(`${vectors[0]?.with_error_detection}|||\n`)).guard?.right, true)
  assert.equal(body('\r\n'), '')
})

test('a checksum in small letters counts, a wrong one is seen', () => {
  const right = vectors[1]?.with_error_detection ?? ''
  assert.equal(
    openEnvelope(Buffer.from(right.slice(0, -4) + right.slice(-4).toLowerCase())).guard?.right,
    true,
  )
  assert.equal(openEnvelope(Buffer.from(`${right.slice(0, -4)}0000`)).guard?.right, false)
})

test('cuts messages out of any pieces, and never holds more than allowed', () => {
  const framer = createFramer(20)
  assert.deepEqual(framer.push(Buffer.from('99')), [])
  assert.deepEqual(framer.push(Buffer.from('00\r\n35'))?.map(String), ['9900'])
  assert.equal(framer.pending(), 3)
  assert.deepEqual(framer.push(Buffer.from('x\r\r'))?.map(String), ['\n35x', ''])
  assert.equal(framer.push(Buffer.alloc(21, 65)), undefined)
  const slow = createFramer(10_000)
  for (let byte = 0; byte < 9_000; byte++) slow.push(Buffer.from('A'))
  assert.equal(slow.push(Buffer.from('\r'))?.[0]?.length, 9_000)
})

test('reads fields in any order, the first of two, and not what is none', () => {
  const { fixed, fields } = readIncoming(
    '11YN date  due |zz|ABone|AAsiti|ABtwo|AC|X|AD12|',
    [1, 1, 6, 4],
    '|',
  )
  assert.deepEqual(fixed, ['Y', 'N', ' date ', ' due'])
  assert.deepEqual(
    [...fields],
    [
      ['AB', 'one'],
      ['AA', 'siti'],
      ['AC', ''],
      ['AD', '12'],
    ],
  )
  assert.deepEqual(readIncoming('99', [1, 3, 4], '|').fixed, [' ', '   ', '    '])
  assert.equal(
    readIncoming(`35${' '.repeat(18)}AA${'x'.repeat(400)}|`, [18], '|').fields.get('AA')?.length,
    255,
  )
  assert.equal(readIncoming('17AB1\0\u00852|', [], '|').fields.get('AB'), '1  2')
})

test('writes every letter that an encoding has, and a plain one for the others', () => {
  assert.equal(fitTo('Ŝarīʿah – “Ñandú” œuvre', 'ascii'), 'Sari\'ah - "Nandu" oeuvre')
  assert.equal(fitTo('رحلة', 'ascii'), 'rhlh')
  assert.equal(fitTo('日本', 'ascii'), '??')
  assert.equal(fitTo('é – €', 'latin1'), 'é - EUR')
  assert.deepEqual([...encode(fitTo('éñ░', 'cp850'), 'cp850')], [0x82, 0xa4, 0xb0])
  for (const encoding of encodings) {
    const text = encoding === 'ascii' ? 'Cafe' : 'Café ñ'
    assert.equal(decode(encode(fitTo(text, encoding), encoding), encoding), text)
  }
  assert.equal(fitTo('\ud800x', 'utf8'), '\ufffdx')
})

test('no value breaks a message: line ends, delimiters and their look-alikes, length', () => {
  const style = { encoding: 'ascii', delimiter: '|', terminator: 'crlf' } as const
  const value = (text: string) =>
    writeReply({ code: '18', fixed: '', fields: [['AJ', text]] }, undefined, style).toString()
  assert.equal(value('a\r\nb|c'), '18AJa b&#124;c|\r\n')
  assert.equal(value('a｜b\u2028c'), '18AJa&#124;b?c|\r\n')
  assert.equal(value('x'.repeat(300)), `18AJ${'x'.repeat(255)}|\r\n`)
})

test('tells the time of Blitar, and reads it in UTC as well', () => {
  assert.equal(writeMoment(new Date('2026-12-31T17:00:05Z')), '20270101    000005')
  assert.equal(readMoment('20270101    000005')?.toISOString(), '2026-12-31T17:00:05.000Z')
  assert.equal(readMoment('20261231   Z170005')?.toISOString(), '2026-12-31T17:00:05.000Z')
  for (const wrong of ['000000000000000000', '20270230    000000', '20270101    250000', '', 'x'.repeat(18)])
    assert.equal(readMoment(wrong), undefined)
  assert.equal(readDay('20270105    101010'), '2027-01-05')
  assert.equal(readDay('2027-01-05'), '2027-01-05')
})

test('reads rupiah however they are written, and no parts of them', () => {
  for (const [text, rupiah] of [
    ['5000', 5000],
    ['5000.00', 5000],
    ['5000,00', 5000],
    ['5.000', 5000],
    ['1.250.000', 1_250_000],
  ] as const)
    assert.equal(readAmount(text), rupiah)
  for (const wrong of ['5000.50', '-5000', '', 'Rp5000', '1e3', '99999999999', '5.00.0'])
    assert.equal(readAmount(wrong), undefined)
  assert.equal(writeAmount(5000, 'decimal'), '5000.00')
  assert.equal(writeAmount(5000, 'integer'), '5000')
})

test('wraps texts at the width of the screen', () => {
  assert.deepEqual(screenLines(['Kembalikan paling lambat 11 Januari 2027.'], 20), [
    'Kembalikan paling',
    'lambat 11 Januari',
    '2027.',
  ])
  assert.deepEqual(screenLines(['Perpustakaan'], 5), ['Perpu'])
  assert.equal(
    screenLines(
      Array.from({ length: 30 }, () => 'baris'),
      0,
    ).length,
    6,
  )
})
