import { Button, ButtonLink } from './button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from './choice.tsx'
import { ChooseOne } from './choose-one.tsx'
import { CopyText } from './copy-text.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from './field.tsx'
import { Form, FormActions } from './form.tsx'
import { branches } from './gallery-samples.ts'
import { SearchBox } from './search-box.tsx'

/** Everything people fill in or press. */
export const FormSamples = () => (
  <>
    <section class="stack">
      <h2>Tombol</h2>
      <p class="cluster">
        <Button kind="primary">Simpan</Button>
        <Button>Batal</Button>
        <Button kind="danger">Hapus</Button>
        <Button kind="quiet">Lewati</Button>
        <Button disabled>Belum bisa</Button>
        <ButtonLink href="#isi">Tautan seperti tombol</ButtonLink>
        <CopyText text="https://perpustakaan.example.id/koleksi/1" label="Salin tautan" />
      </p>
    </section>
    <section class="stack">
      <h2>Kotak cari</h2>
      <SearchBox query="laskar pelangi" size="large" />
      <ChooseOne
        action="/cari"
        name="urut"
        label="Urutkan"
        value="baru"
        options={[
          { value: 'cocok', label: 'Paling cocok' },
          { value: 'baru', label: 'Terbaru' },
        ]}
        submit="Terapkan"
      />
    </section>
    <section class="stack">
      <h2>Isian</h2>
      <Form errors={{ nama: 'Nama harus diisi.', lahir: 'Tanggal lahir ini belum terjadi.' }}>
        <TextField
          name="nama"
          label="Nama lengkap"
          hint="Seperti pada KTP atau kartu pelajar"
          error="Nama harus diisi."
          autocomplete="name"
        />
        <DateField
          name="lahir"
          label="Tanggal lahir"
          value="2031-02-30"
          error="Tanggal lahir ini belum terjadi."
        />
        <TextField name="telepon" label="Nomor telepon" type="tel" inputmode="tel" width="medium" optional />
        <SelectField name="cabang" label="Cabang" options={branches} width="medium" />
        <TextArea name="catatan" label="Catatan" optional value="Lebih suka dihubungi sore hari." />
        <FileField
          name="berkas"
          label="Berkas katalog"
          accept=".mrc,.xml"
          hint="MARC atau MARCXML, paling besar 2 GB"
        />
        <RadioGroup name="ambil" label="Diambil di mana?" options={branches} value="pusat" />
        <CheckboxGroup name="minat" label="Minat baca" options={branches} values={['anak']} optional />
        <Checkbox
          name="setuju"
          label="Saya menyetujui tata tertib perpustakaan"
          hint="Dapat dibaca di halaman Tentang"
        />
        <FormActions>
          <Button kind="primary">Daftar</Button>
          <ButtonLink href="#isi">Batal</ButtonLink>
        </FormActions>
      </Form>
    </section>
  </>
)
