import assert from 'node:assert/strict'
import { test } from 'node:test'
import { niceCeiling } from './chart.tsx'
import { RadioGroup } from './choice.tsx'
import { DescriptionList } from './description-list.tsx'
import { FacetList } from './facet-list.tsx'
import { SelectField, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'
import { neighbours, Pager } from './pager.tsx'
import { Progress } from './progress.tsx'
import { SearchBox } from './search-box.tsx'
import { Table } from './table.tsx'

const draw = (part: unknown) => String(part)

test('a field is tied to its label, hint and error', () => {
  const html = draw(<TextField name="nama" label="Nama" hint="Seperti di KTP" error="Harus diisi." />)
  assert.match(html, /<label for="nama">/)
  assert.match(html, /id="nama"/)
  assert.match(html, /aria-describedby="nama-hint nama-error"/)
  assert.match(html, /aria-invalid="true"/)
  assert.match(html, /id="nama-error".*Harus diisi\./)
})

test('what was typed comes back as text, never as markup', () => {
  const html = draw(<TextField name="nama" label="Nama" value={'"><script>alert(1)</script>'} />)
  assert.doesNotMatch(html, /<script/)
  assert.match(html, /value="&quot;&gt;&lt;script&gt;/)
})

test('fields that may stay empty say so; the others are required', () => {
  assert.match(draw(<TextField name="a" label="A" optional />), /boleh dikosongkan/)
  assert.doesNotMatch(draw(<TextField name="a" label="A" optional />), /required/)
  assert.match(draw(<TextField name="a" label="A" />), /required=""/)
})

test('a form lists its errors above with links to the fields, and takes the focus', () => {
  const html = draw(
    <Form errors={{ nama: 'Nama harus diisi.', lahir: undefined }}>
      <TextField name="nama" label="Nama" />
    </Form>,
  )
  assert.match(html, /role="alert" tabindex="-1" autofocus/)
  assert.match(html, /<a href="#nama">Nama harus diisi\.<\/a>/)
  assert.doesNotMatch(html, /#lahir/)
  assert.doesNotMatch(draw(<Form>isi</Form>), /role="alert"/)
})

test('a list shows the chosen value, and asks when nothing is chosen', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  assert.match(draw(<SelectField name="x" label="X" options={options} value="b" />), /value="b" selected=""/)
  assert.match(draw(<SelectField name="x" label="X" options={options} />), /Pilih satu/)
})

test('the error summary can lead to the first choice of a group', () => {
  const html = draw(
    <RadioGroup name="ambil" label="Ambil" options={[{ value: 'a', label: 'A' }]} value="a" />,
  )
  assert.match(html, /<input id="ambil" type="radio"/)
  assert.match(html, /checked=""/)
})

test('only problems interrupt a screen reader', () => {
  assert.match(draw(<Notice kind="problem">Gagal</Notice>), /role="alert"/)
  assert.match(draw(<Notice kind="success">Tersimpan</Notice>), /role="status"/)
})

test('a table says how it is sorted and offers the other direction', () => {
  const html = draw(
    <Table
      caption="Anggota"
      rows={[{ nama: '<Siti>' }]}
      sortedBy={{ key: 'nama', direction: 'naik' }}
      columns={[
        { key: 'nama', label: 'Nama', names: true, cell: (row) => row.nama, sortHref: (to) => `?arah=${to}` },
      ]}
    />,
  )
  assert.match(html, /<caption>Anggota<\/caption>/)
  assert.match(html, /aria-sort="ascending"/)
  assert.match(html, /href="\?arah=turun"/)
  assert.match(html, /<th scope="row">&lt;Siti&gt;/)
})

test('the pager shows the ends, the neighbours and the gaps between', () => {
  assert.deepEqual(neighbours(1, 3), [1, 2, 3])
  assert.deepEqual(neighbours(5, 9), [1, undefined, 4, 5, 6, undefined, 9])
  assert.deepEqual(neighbours(3, 9), [1, 2, 3, 4, undefined, 9])
  assert.equal(draw(<Pager page={1} pages={1} hrefOf={String} />), '')
  assert.match(draw(<Pager page={2} pages={2} hrefOf={String} />), /aria-current="page"/)
})

test('a facet says which value holds and what each would leave', () => {
  const html = draw(
    <FacetList
      label="Bahasa"
      clearHref="/cari"
      values={[{ label: 'Jawa', count: 1234, href: '/a', selected: true }]}
    />,
  )
  assert.match(html, /<details class="facet" open="">/)
  assert.match(html, /aria-current="true"/)
  assert.match(html, /1\.234/)
  assert.match(html, />Semua</)
})

test('work that waits, runs and has ended reads differently', () => {
  const common = { id: 'impor', label: 'Impor', href: '/staf/impor/1' }
  assert.match(draw(<Progress {...common} running />), /Menunggu giliran/)
  const running = draw(
    <Progress {...common} running done={25} total={100} failed={3} failuresHref="/gagal" />,
  )
  assert.match(running, /<progress aria-labelledby="impor-label" value="25" max="100">/)
  assert.match(running, /75 tersisa/)
  assert.match(running, /3 gagal/)
  assert.match(running, /href="\/gagal"/)
  assert.match(draw(<Progress {...common} running={false} done={100} total={100} />), /Pekerjaan selesai/)
})

test('the search box works as a plain form and keeps what was asked', () => {
  const html = draw(<SearchBox query={'a"b'} kept={[['cabang', 'pusat']]} />)
  assert.match(html, /<form class="search-box" action="\/cari"/)
  assert.match(html, /name="q" value="a&quot;b"/)
  assert.match(html, /type="hidden" name="cabang" value="pusat"/)
})

test('values that are not known are left out of a description', () => {
  const html = draw(
    <DescriptionList
      entries={[
        ['Penerbit', ''],
        ['Tahun', 1980],
      ]}
    />,
  )
  assert.doesNotMatch(html, /Penerbit/)
  assert.match(html, /1980/)
})

test('the axis of a chart ends on a round number', () => {
  assert.deepEqual([1, 3, 12, 47, 1384].map(niceCeiling), [2, 4, 20, 50, 2000])
})
