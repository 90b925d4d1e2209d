import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageContext } from '#kernel/page-context.ts'
import { drawnOnce } from './drawn-once.ts'
import { PublicPage } from './page.tsx'

test('a part is drawn once for each key, and anew without one', () => {
  let drawn = 0
  const Part = drawnOnce(
    ({ name }) => (name === '' ? undefined : name),
    ({ name }: { name: string }) => {
      drawn += 1
      return <p>{name}</p>
    },
  )
  const page = (name: string) =>
    String(
      <main>
        <Part name={name} />
      </main>,
    )
  assert.equal(page('<a>'), '<main><p>&lt;a&gt;</p></main>')
  assert.equal(page('b'), '<main><p>b</p></main>')
  assert.equal(page('<a>'), '<main><p>&lt;a&gt;</p></main>')
  assert.equal(drawn, 2)
  page('')
  page('')
  assert.equal(drawn, 4)
})

const entry = (href: string, permission = 'everyone') => ({
  href,
  permission,
  label: { id: `menu ${href}`, en: `${href} menu` },
})
const context: PageContext = {
  language: 'id',
  path: '/cari?q=a',
  origin: 'https://perpustakaan.example.id',
  libraryName: 'Perpustakaan',
  viewer: undefined,
  theme: 'auto',
  demo: false,
  publicMenu: [entry('/cari'), entry('/agenda'), entry('/akun', 'member')],
  accountMenu: [],
  staffMenu: [],
}
const draw = (change: Partial<PageContext>) =>
  String(
    <PublicPage context={{ ...context, ...change }} title="Halaman">
      isi
    </PublicPage>,
  )

test('the parts of the frame that are kept follow the page, the language, the theme, the menu and the viewer', () => {
  const viewer = { kind: 'member', name: 'Siti', permissions: new Set<string>() } as const
  for (const time of ['first', 'again']) {
    assert.match(draw({}), /<a href="\/cari" aria-current="page">menu \/cari</, time)
    assert.match(draw({ path: '/agenda/1' }), /<a href="\/agenda" aria-current="true">/, time)
    assert.match(draw({ path: '/agenda/1' }), /<a href="\/cari">/, time)
    assert.match(draw({ path: '/agenda/1' }), /name="kembali" value="\/agenda\/1"/, time)
    assert.match(draw({ language: 'en' }), /\/cari menu<.*placeholder="[^"]*[Tt]itle/, time)
    assert.match(draw({ theme: 'dark' }), /value="dark" aria-pressed="true"/, time)
    assert.match(draw({}), /value="auto" aria-pressed="true"/, time)
    assert.match(draw({ publicMenu: [entry('/baru')] }), /menu \/baru/, time)
    assert.doesNotMatch(draw({}), /menu \/(akun|baru)/, time)
    assert.match(draw({ viewer }), /menu \/akun/, time)
  }
})
