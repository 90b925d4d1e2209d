import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allCoverColours, paper } from './cover-palette.ts'

const css = readFileSync(new URL('css/tokens.css', import.meta.url), 'utf8')

type Palette = Map<string, string>

/** The tokens of one block in one scheme, over those it inherits. */
function palette(block: string, scheme: 'light' | 'dark', inherited: Palette = new Map()): Palette {
  const tokens = new Map(inherited)
  for (const [, name = '', light = '', dark = ''] of block.matchAll(
    /--([\w-]+): light-dark\((#\w+), (#\w+)\)/g,
  )) {
    tokens.set(name, scheme === 'light' ? light : dark)
  }
  return tokens
}

function blockAfter(selector: string, from = 0): string {
  const start = css.indexOf(selector, from)
  assert.ok(start >= 0, `tokens.css has ${selector}`)
  return css.slice(start, css.indexOf('}', start))
}

function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds = ['paper', 'surface', 'sunken']
const textPairs: [string, string][] = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-soft', 'accent', 'accent-strong', 'signal'].map((text): [string, string] => [text, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-signal', 'signal'],
  ['ink', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['ink', 'signal-soft'],
  ['signal', 'signal-soft'],
  ['on-band', 'band'],
  ['band-soft', 'band'],
]
const shapePairs: [string, string][] = [
  ...grounds.flatMap((ground) => [
    ['edge', ground] as [string, string],
    ['focus', ground] as [string, string],
  ]),
  ['band-focus', 'band'],
]

const base = blockAfter(':root {')
const high = blockAfter(":root[data-theme='contrast']")

for (const scheme of ['light', 'dark'] as const) {
  const plain = palette(base, scheme)
  const themes: [string, Palette, number, number][] = [
    [scheme, plain, 4.5, 3],
    [`high contrast ${scheme}`, palette(high, scheme, plain), 7, 4.5],
  ]
  for (const [name, tokens, textMinimum, shapeMinimum] of themes) {
    test(`text can be read and shapes be seen in the ${name} theme`, () => {
      assert.ok(tokens.size > 18)
      for (const [pairs, minimum] of [
        [textPairs, textMinimum],
        [shapePairs, shapeMinimum],
      ] as const) {
        for (const [one, other] of pairs) {
          const ratio = contrast(tokens.get(one) ?? '', tokens.get(other) ?? '')
          assert.ok(ratio >= minimum, `${one} on ${other}: ${ratio.toFixed(2)} is less than ${minimum}`)
        }
      }
    })
  }
}

const tokensOf = (block: string) => [...block.matchAll(/--[\w-]+: [^;]+/g)].map(([text]) => text)

test('the device may ask for the same high contrast that people can choose', () => {
  const asked = blockAfter(":root[data-theme='auto']", css.indexOf('prefers-contrast'))
  assert.deepEqual(tokensOf(asked), tokensOf(high))
})

test('titles and authors can be read on every cover', () => {
  for (const { ground, gilt, print } of allCoverColours) {
    for (const text of [gilt, print, paper]) {
      const ratio = contrast(text, ground)
      assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`)
    }
  }
})
