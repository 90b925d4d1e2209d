import { Badge, Status } from './badge.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Card, CardGrid } from './card.tsx'
import { Chart } from './chart.tsx'
import { Chips, FilterChips } from './chips.tsx'
import { Cover } from './cover.tsx'
import { DescriptionList } from './description-list.tsx'
import { Dialog, OpensDialog } from './dialog.tsx'
import { Disclosure } from './disclosure.tsx'
import { EmptyState } from './empty-state.tsx'
import { FacetList } from './facet-list.tsx'
import { formatRupiah } from './format.ts'
import { books, classes, members, months } from './gallery-samples.ts'
import { MediaCard, MediaGrid, MediaList, MediaRow } from './media-row.tsx'
import { Notice } from './notice.tsx'
import { Pager } from './pager.tsx'
import { Progress } from './progress.tsx'
import { Table } from './table.tsx'

/** Everything people read. */
export const ContentSamples = () => (
  <>
    <section class="stack">
      <h2>Sampul</h2>
      <MediaGrid>
        {books.map((book) => (
          <MediaCard href="#isi" cover={book} title={book.title}>
            <p>{book.author}</p>
          </MediaCard>
        ))}
      </MediaGrid>
    </section>
    <section class="stack">
      <h2>Hasil</h2>
      <MediaList>
        {books.slice(0, 2).map((book) => (
          <MediaRow href="#isi" cover={book} title={book.title}>
            <p class="soft">{book.author} · 2005</p>
            <p>
              <Status kind="good">Tersedia di Perpustakaan Kota, rak 899.2</Status>
            </p>
          </MediaRow>
        ))}
      </MediaList>
      <Pager page={5} pages={1250} hrefOf={(page) => `?hal=${page}`} />
    </section>
    <MessageSamples />
    <DataSamples />
    <NarrowingSamples />
  </>
)

const MessageSamples = () => (
  <section class="stack">
    <h2>Pemberitahuan dan keadaan</h2>
    <Notice>Perpustakaan tutup pada Senin, 7 Desember 2026.</Notice>
    <Notice kind="success" title="Perubahan tersimpan">
      <p>Koleksi ini sudah dapat dicari.</p>
    </Notice>
    <Notice kind="warning">Kartu anggota berakhir dalam 5 hari.</Notice>
    <Notice kind="problem" title="Tidak bisa diperpanjang">
      <p>Buku ini sudah dipesan 2 orang. Kembalikan paling lambat besok.</p>
    </Notice>
    <p class="cluster">
      <Badge>Buku</Badge>
      <Badge kind="good">Tersedia</Badge>
      <Badge kind="attention">Terlambat</Badge>
      <Badge kind="muted">Disiangi</Badge>
      <Status kind="good">Tersedia</Status>
      <Status>Dipinjam</Status>
      <Status kind="attention">Hilang</Status>
    </p>
    <Progress
      id="impor"
      label="Impor katalog.mrc"
      done={18_250}
      total={25_000}
      failed={12}
      running
      href="/_design"
      failuresHref="#isi"
    />
    <Progress
      id="ekspor"
      label="Ekspor seluruh koleksi"
      done={9000}
      total={9000}
      running={false}
      href="/_design"
    />
    <EmptyState title="Belum ada yang cocok" level={3}>
      <p>Coba kata yang lebih umum, atau hapus salah satu saringan.</p>
    </EmptyState>
    <OpensDialog id="contoh-jendela">Buka jendela</OpensDialog>
    <Dialog id="contoh-jendela" title="Jendela">
      <p>Isi singkat saja.</p>
    </Dialog>
  </section>
)

const DataSamples = () => (
  <section class="stack">
    <h2>Data</h2>
    <Table
      caption="Anggota dengan pinjaman"
      stacked
      sortedBy={{ key: 'nama', direction: 'naik' }}
      columns={[
        { key: 'nama', label: 'Nama', names: true, cell: (row) => row.name, sortHref: () => '#isi' },
        { key: 'kartu', label: 'Nomor anggota', cell: (row) => row.card },
        {
          key: 'pinjaman',
          label: 'Pinjaman',
          numeric: true,
          cell: (row) => row.loans,
          sortHref: () => '#isi',
        },
        { key: 'denda', label: 'Denda', numeric: true, cell: (row) => formatRupiah(row.fine) },
      ]}
      rows={members}
    />
    <Table caption="Tabel kosong" columns={[{ key: 'a', label: 'Judul', cell: () => '' }]} rows={[]} />
    <DescriptionList
      entries={[
        ['Pengarang', <a href="#isi">Pramoedya Ananta Toer</a>],
        ['Penerbit', 'Jakarta: Hasta Mitra, 1980'],
        ['Deskripsi fisik', 'xii, 354 halaman; 21 cm'],
      ]}
    />
    <Chart title="Pinjaman sepanjang tahun" labels="Bulan" values="Pinjaman" kind="line" points={months} />
    <Chart title="Koleksi menurut kelas" labels="Kelas" values="Judul" points={classes} />
  </section>
)

const NarrowingSamples = () => (
  <section class="stack">
    <h2>Menyaring dan menjelajah</h2>
    <Breadcrumbs
      trail={[{ label: 'Beranda', href: '/' }, { label: 'Jelajah', href: '#isi' }, { label: 'Sastra' }]}
    />
    <FilterChips chips={[{ label: 'Perpustakaan Kota', href: '#isi' }]} />
    <FacetList
      label="Bahasa"
      clearHref="#isi"
      moreHref="#isi"
      values={[
        { label: 'Indonesia', count: 4120, href: '#isi', selected: true },
        { label: 'Jawa', count: 96, href: '#isi' },
      ]}
    />
    <FacetList label="Tahun terbit" values={[{ label: '2026', count: 12, href: '#isi' }]} />
    <Chips
      chips={[
        { label: 'Cerita rakyat', href: '#isi', count: 214 },
        { label: 'Pertanian', href: '#isi' },
      ]}
    />
    <CardGrid>
      <Card title="Perpustakaan Kota" href="#isi">
        <p>Buka hari ini 08.00 sampai 20.00</p>
      </Card>
      <Card title="Pojok Anak">
        <p class="soft">Tutup hari ini</p>
      </Card>
    </CardGrid>
    <div>
      <Disclosure name="tab" summary="Daftar isi" open>
        <p>Satu terbuka, yang lain menutup.</p>
      </Disclosure>
      <Disclosure name="tab" summary="Ulasan">
        <p>Belum ada ulasan.</p>
      </Disclosure>
    </div>
    <div class="prose">
      <p>
        Bacaan panjang memakai huruf berkait dengan baris yang tidak terlalu lebar, agar mata mudah kembali ke
        awal baris berikutnya. Qurʾān, ḥadīṡ dan Serat Cĕnṭini tampil dengan tanda bacanya.
      </p>
    </div>
    <MediaGrid>
      <li>
        <Cover title="Sampul asli" image={{ src: '/pictures/emblem.svg', width: 200, height: 300 }} />
      </li>
    </MediaGrid>
  </section>
)
