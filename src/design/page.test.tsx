import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageContext } from '#kernel/page-context.ts'
import { ErrorPage, type ErrorKind } from './error-page.tsx'
import { Gallery } from './gallery.tsx'
import { currentMark, groupEntries, inLanguage, maySee } from './menu.ts'
import { designMessages } from './messages.ts'
import { PublicPage, StaffPage } from './page.tsx'

const entry = (href: string, permission: string, group?: string) => ({
  href,
  permission,
  label: { id: href, en: `${href} en` },
  group: group === undefined ? undefined : { id: group, en: group },
})
const context: PageContext = {
  language: 'id',
  path: '/cari?q=a&hal=2',
  origin: 'https://perpustakaan.example.id',
  libraryName: 'Perpustakaan & Arsip',
  viewer: undefined,
  theme: 'dark',
  demo: false,
  publicMenu: [entry('/cari', 'everyone'), entry('/akun', 'member')],
  accountMenu: [],
  staffMenu: [
    entry('/staf/koleksi', 'catalogue.edit', 'Koleksi'),
    entry('/staf/akun', 'staff.manage', 'Kelola'),
  ],
}
const siti = { kind: 'member', name: 'Siti', permissions: new Set<string>() } as const
const rini = { kind: 'staff', name: 'Rini', permissions: new Set(['catalogue.edit']) } as const

const draw = (page: unknown) => String(page)

test('a page carries its language, theme, title and one way past the header', () => {
  const html = draw(
    <PublicPage context={context} title="Hasil <pencarian>">
      isi
    </PublicPage>,
  )
  assert.match(html, /^<!doctype html><html lang="id" data-theme="dark">/)
  assert.match(html, /<title>Hasil &lt;pencarian&gt; · Perpustakaan &amp; Arsip<\/title>/)
  assert.match(html, /<a class="skip-link" href="#isi">/)
  assert.match(html, /<main id="isi"/)
})

test('a page holds nothing that a strict content policy would refuse', () => {
  for (const frame of ['public', 'staff'] as const) {
    const html = draw(<Gallery context={{ ...context, viewer: rini }} frame={frame} />)
    assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)
  }
})

test('the language switch keeps the page and its question', () => {
  assert.equal(inLanguage('/cari?q=a+b&hal=2', 'en'), '/cari?q=a+b&hal=2&antarmuka=en')
  assert.equal(inLanguage('/cari?antarmuka=en', 'id'), '/cari?antarmuka=id')
})

test('English pages are English throughout', () => {
  const html = draw(<Gallery context={{ ...context, language: 'en' }} frame="staff" />)
  assert.match(html, /lang="en"/)
  assert.match(html, /\(optional\)/)
  assert.doesNotMatch(html, /boleh dikosongkan|Keluar|Pintasan/)
})

test('strangers are offered to sign in, members their account, staff their workplace', () => {
  assert.match(
    draw(
      <PublicPage context={context} title="a">
        b
      </PublicPage>,
    ),
    /href="\/masuk"/,
  )
  const member = draw(
    <PublicPage context={{ ...context, viewer: siti }} title="a">
      b
    </PublicPage>,
  )
  assert.match(member, /href="\/akun"/)
  assert.match(member, /action="\/keluar"/)
  assert.match(
    draw(
      <PublicPage context={{ ...context, viewer: rini }} title="a">
        b
      </PublicPage>,
    ),
    /href="\/staf"/,
  )
})

test('the staff menu shows only what the viewer may do', () => {
  const html = draw(
    <StaffPage context={{ ...context, viewer: rini }} title="a">
      b
    </StaffPage>,
  )
  assert.match(html, /href="\/staf\/koleksi"/)
  assert.doesNotMatch(html, /\/staf\/akun/)
  assert.ok(maySee(entry('/x', 'member'), siti) && !maySee(entry('/x', 'member'), rini))
})

test('the menu marks where one is, and above', () => {
  assert.equal(currentMark('/staf/koleksi', '/staf/koleksi?q=1'), 'page')
  assert.equal(currentMark('/staf/koleksi', '/staf/koleksi/12'), 'true')
  assert.equal(currentMark('/staf/koleksi', '/staf/koleksiku'), undefined)
  assert.equal(currentMark('/', '/cari'), undefined)
})

test('menu groups keep the order in which they come', () => {
  const entries = [
    entry('/a', 'everyone', 'Satu'),
    entry('/b', 'everyone', 'Dua'),
    entry('/c', 'everyone', 'Satu'),
  ]
  assert.deepEqual(
    groupEntries(entries, 'id').map((group) => [group.label, group.entries.map(({ href }) => href)]),
    [
      ['Satu', ['/a', '/c']],
      ['Dua', ['/b']],
    ],
  )
})

test('only a demonstration says that it is one', () => {
  assert.doesNotMatch(
    draw(
      <PublicPage context={context} title="a">
        b
      </PublicPage>,
    ),
    /demo-notice/,
  )
  assert.match(
    draw(
      <PublicPage context={{ ...context, demo: true }} title="a">
        b
      </PublicPage>,
    ),
    /demo-notice/,
  )
})

test('every problem page says what happened and what to do, without a number', () => {
  const problems: ErrorKind[] = [
    'not-found',
    'forbidden',
    'cross-site',
    'too-large',
    'broken',
    'database-away',
  ]
  for (const problem of problems) {
    const html = draw(<ErrorPage context={context} problem={problem} />)
    assert.ok(html.includes(designMessages('id').problems[problem].next))
    assert.doesNotMatch(html.replace(/<svg.*?<\/svg>|<head>.*?<\/head>/g, ''), /\b(40[0-9]|50[0-9])\b/)
  }
})

test('both languages have the same texts, and none is empty', () => {
  const names = (texts: object, path = ''): string[] =>
    Object.entries(texts).flatMap(([name, text]) => {
      if (typeof text === 'object') return names(text, `${path}${name}.`)
      assert.notEqual(text, '', `${path}${name} is empty`)
      return [path + name]
    })
  assert.deepEqual(names(designMessages('id')), names(designMessages('en')))
})
