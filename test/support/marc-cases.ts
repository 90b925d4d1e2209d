import * as fc from 'fast-check'
import type { DataField, MarcField, MarcRecord } from '#modules/catalogue/marc/record.ts'

// Letters, digits, blanks, marks, other scripts and planes; no controls but tab and line ends.
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((given) =>
  given
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed(),
)
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789')
const indicator = fc.constantFrom(...' 0123456789')
const plain = { noNullPrototype: true }
const subfield = fc.record({ code: letter, value: text }, plain)

const controlField: fc.Arbitrary<MarcField> = fc.record(
  {
    tag: fc.constantFrom('001', '003', '005', '007', '008'),
    value: text,
  },
  plain,
)
const dataField: fc.Arbitrary<DataField> = fc.record(
  {
    tag: fc.integer({ min: 10, max: 999 }).map((tag) => String(tag).padStart(3, '0')),
    ind1: indicator,
    ind2: indicator,
    subfields: fc.array(subfield, { minLength: 1, maxLength: 6 }),
  },
  plain,
)

/** Records as a reader gives them: any text in well-formed fields. */
export const anyRecord: fc.Arbitrary<MarcRecord> = fc.record(
  {
    leader: fc
      .tuple(fc.constantFrom(...'acdnp'), fc.constantFrom(...'aceimzuw'), fc.constantFrom(...'abcims'))
      .map(([status, kind, level]) => `00000${status}${kind}${level} a2200000 i 4500`),
    fields: fc
      .tuple(fc.array(controlField, { maxLength: 3 }), fc.array(dataField, { minLength: 1, maxLength: 12 }))
      .map(([control, data]) => [...control, ...data]),
  },
  plain,
)

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// What readers of the three formats look for: to be put where it does not belong.
const tokens = [
  '\u001d \u001e \u001f \u001f \u001b(N \u001b$1 \u001b \0 \ufeff \u00e9 \u00c3 99999 00000',
  '<record> </record> <marc:record> <!-- --> <![CDATA[ ]]> &#0; &a; <leader> <subfield <!DOCTYPE <!ENTITY',
  String.raw`" ' > { } [ ] , \ \ud800 {"leader":" "fields": %PDF-`,
]
  .flatMap((line) => line.split(' '))
  .concat('\n', ' '.repeat(90), '00026nam a2200025 i 4500')

/** A broken file: a piece of a good one with some bytes changed, lost, doubled or put in; or no more than noise. */
export function brokenFile(samples: Buffer[], random: () => number): Buffer {
  const upTo = (limit: number) => Math.floor(random() * limit)
  if (random() < 0.05) return Buffer.from(Array.from({ length: upTo(3_000) }, () => upTo(256)))
  const sample = samples[upTo(samples.length)] ?? Buffer.alloc(0)
  const start = random() < 0.7 ? 0 : upTo(sample.length)
  let bytes: Buffer = Buffer.from(sample.subarray(start, start + 200 + upTo(12_000)))
  for (let changes = 1 + upTo(random() < 0.2 ? 60 : 6); changes > 0; changes -= 1)
    bytes = changed(bytes, random)
  return bytes
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const upTo = (limit: number) => Math.floor(random() * limit)
  const at = upTo(bytes.length + 1)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  const kind = upTo(6)
  if (kind === 0) return Buffer.concat([before, after.subarray(1 + upTo(40))])
  if (kind === 1) return Buffer.concat([before, Buffer.from([upTo(256)]), after.subarray(1)])
  if (kind === 2) return Buffer.concat([before, after.subarray(0, upTo(400)), after])
  const token = Buffer.from(tokens[upTo(tokens.length)] ?? '', random() < 0.5 ? 'latin1' : 'utf8')
  return Buffer.concat([before, token, after.subarray(kind === 3 ? token.length : 0)])
}
