import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageContext } from '#kernel/page-context.ts'
import { AgendaPage } from './agenda-page.tsx'
import { agendaTexts } from './messages.ts'
import type { AgendaItem } from './read-agenda.ts'

const context: PageContext = {
  language: 'id',
  path: '/agenda',
  origin: 'https://perpustakaan.example.id',
  libraryName: 'Perpustakaan Kota Blitar',
  viewer: undefined,
  theme: 'auto',
  demo: false,
  publicMenu: [],
  staffMenu: [],
  accountMenu: [],
}
const visit = (day: string, title: string): AgendaItem => ({
  kind: 'keliling',
  key: title,
  day,
  starts: '09:00',
  ends: '10:30',
  title,
  place: 'Balai RW',
  placeKey: title,
  href: `/keliling/${title}`,
  off: undefined,
})
const t = agendaTexts('id')
const page = (month: string, today: string, items: AgendaItem[]) =>
  String(
    <AgendaPage
      context={context}
      asked={{ view: 'daftar', month, kind: '', place: '' }}
      today={today}
      items={items}
      sources={[]}
      places={[]}
    />,
  )
const november = [
  visit('2026-11-02', 'Sentul'),
  visit('2026-11-27', 'Gedog'),
  visit('2026-11-30', 'Pakunden'),
]

test('of the month that is running, what is to come stands first and what is over is folded', () => {
  const [coming = '', over = ''] = page('2026-11-01', '2026-11-27', november).split('<details')
  assert.match(coming, /Gedog[^]*Hari ini|Hari ini[^]*Gedog/)
  assert.match(coming, /Pakunden/)
  assert.doesNotMatch(coming, /Sentul/)
  assert.match(over, /Sudah lewat bulan ini \(1\)[^]*Sentul/)
})

test('when nothing is left of the month, the next one is offered', () => {
  const text = page('2026-11-01', '2026-11-30', november.slice(0, 2))
  assert.ok(text.includes(t.noneLeft))
  assert.match(text, /Sudah lewat bulan ini \(2\)/)
})

test('another month stands whole', () => {
  const text = page('2026-11-01', '2026-12-05', november)
  assert.doesNotMatch(text, /<details class="disclosure"/)
  assert.match(text, /Sentul[^]*Pakunden/)
})
