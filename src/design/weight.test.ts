import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'

const root = new URL('../../', import.meta.url).pathname

async function builtFiles(): Promise<Map<string, string>> {
  const result = await build({ root, logLevel: 'silent', build: { write: false } })
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []))
  return new Map(
    outputs.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  )
}

const built = await builtFiles()
const compressed = (prefix: string) => {
  const [, text = ''] = [...built].find(([name]) => name.startsWith(prefix)) ?? []
  assert.ok(text.length > 0, `${prefix} was built`)
  return brotliCompressSync(text).length
}

test('the stylesheets stay light', () => {
  assert.ok(compressed('public-') <= 12_000)
  assert.ok(compressed('staff-') <= 12_000)
  assert.ok(compressed('kiosk-') <= 12_000)
})

/** Not a behaviour of a page but a program of its own, for staff: it goes on where there is no server. */
const programs: Record<string, number> = { 'offline-desk': 6000 }

test('an island is small on the wire and short to read', () => {
  const islands = globSync('src/design/islands/*.ts', { cwd: root })
  assert.ok(islands.length >= 5)
  for (const path of islands) {
    const name = path.replace(/^.*\/|\.ts$/g, '')
    assert.ok(compressed(`${name}-`) <= (programs[name] ?? 2000), name)
    assert.ok(readFileSync(root + path, 'utf8').split('\n').length < 100, name)
  }
})

test('all fonts of a page weigh no more than 70 kB', () => {
  const fonts = globSync('public/fonts/*.woff2', { cwd: root })
  assert.ok(fonts.length > 0)
  const total = fonts.reduce((sum, path) => sum + statSync(root + path).size, 0)
  assert.ok(total <= 70_000, `${total} bytes`)
})

test('the stylesheets name only files that are there', () => {
  for (const name of ['fonts', 'public-frame']) {
    const css = readFileSync(`${root}src/design/css/${name}.css`, 'utf8')
    for (const [, path = ''] of css.matchAll(/url\('(\/[^']+)'\)/g))
      assert.ok(statSync(`${root}public${path}`).size > 0)
  }
})

test('nothing is loaded from another host', () => {
  for (const [name, text] of built) {
    if (name.endsWith('.css')) assert.doesNotMatch(text, /url\(['"]?(https?:)?\/\//)
  }
})
