import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemsOf } from '../../../../test/support/marc-files.ts'

const leader = '00100nam a2200100 a 4500'

/** Content of about two million bytes that a careless reader would search again and again from its beginning. */
const hostile: Record<string, string> = {
  'leaders behind field ends': `${`${leader}\u001e`.repeat(80_000)}\u001d`,
  'lengths that are never true': `99999${leader.slice(5)}\u001e\u001d`.repeat(60_000),
  'sections that hold an end tag': `<record><leader>${'<![CDATA[</record>]]>'.repeat(80_000)}</leader></record>`,
  'comments that begin again': '<!-- <record> '.repeat(120_000),
  'a record of angle brackets': `<record><leader>${'<'.repeat(2_000_000)}</leader></record>`,
  'tags without an end': '<record '.repeat(200_000),
  'elements within elements': `<record><leader>x</leader>${'<a>'.repeat(500_000)}</record>`,
  'lists within lists': `{"leader":"x","fields":${'['.repeat(900_000)}${']'.repeat(900_000)}}`,
}
for (const [name, content] of Object.entries(hostile)) {
  // It takes well under a second; searched anew each time, it would take minutes.
  test(`${name} take bounded time`, { timeout: 20_000 }, async () => {
    const began = performance.now()
    const items = await itemsOf(content, undefined, 65_536)
    assert.ok(items.length > 0)
    assert.ok(performance.now() - began < 10_000)
  })
}

test('a comment over many pieces of the stream hides the records in it', async () => {
  const field = '<datafield tag="245" ind1=" " ind2=" "><subfield code="a">x</subfield></datafield>'
  const record = `<record>${field}</record>`
  const comment = `<!-- ${'x'.repeat(200_000)}${record}${'x'.repeat(200_000)}${record} -->`
  const items = await itemsOf(`<collection>${comment}${record}${comment}</collection>`, undefined, 10_000)
  assert.deepEqual(
    items.map(({ ok }) => ok),
    [true],
  )
})
