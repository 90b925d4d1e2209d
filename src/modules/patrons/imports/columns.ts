/** What a column of a table about members can hold. */
export const memberColumnKinds = [
  'ignored',
  'name',
  'cardNumber',
  'identityNumber',
  'nisn',
  'birthDate',
  'sex',
  'category',
  'phone',
  'email',
  'cardAddress',
  'cardPlace',
  'homeAddress',
  'school',
  'schoolClass',
  'occupation',
  'education',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'expiresOn',
  'note',
] as const
export type MemberColumnKind = (typeof memberColumnKinds)[number]

/** Headings by which columns are known, in small letters without signs. */
const names: Record<Exclude<MemberColumnKind, 'ignored'>, string> = {
  name: 'nama, nama lengkap, nama anggota, nama siswa, name, full name, member name',
  cardNumber: 'nomor kartu, no kartu, nomor anggota, no anggota, id anggota, member id, card number, barcode',
  identityNumber: 'nik, nomor identitas, no identitas, no ktp, nomor ktp, identity, identity no, pin',
  nisn: 'nisn',
  birthDate: 'tanggal lahir, tgl lahir, lahir, birth date, date of birth, birthday',
  sex: 'jenis kelamin, kelamin, l p, jk, gender, sex',
  category: 'jenis anggota, tipe anggota, tipe keanggotaan, kategori, category, member type',
  phone: 'telepon, no telepon, no telp, telp, hp, no hp, handphone, whatsapp, wa, phone, mobile',
  email: 'surel, email, e mail, alamat email',
  cardAddress: 'alamat, alamat ktp, alamat sesuai ktp, address',
  cardPlace: 'kelurahan, desa, kelurahan desa, desa kelurahan, village',
  homeAddress: 'alamat domisili, domisili, alamat tinggal, home address',
  school: 'sekolah, asal sekolah, instansi, lembaga, institution, school',
  schoolClass: 'kelas, class, rombel',
  occupation: 'pekerjaan, occupation, job',
  education: 'pendidikan, pendidikan terakhir, education',
  guardianName: 'nama wali, wali, nama orang tua, orang tua, nama ibu, nama ayah, guardian, parent',
  guardianRelation: 'hubungan, hubungan wali, relation',
  guardianPhone: 'telepon wali, no telepon wali, hp wali, no hp wali, telp orang tua, guardian phone',
  expiresOn: 'berlaku sampai, berlaku hingga, masa berlaku, tanggal akhir, expiry, expire date, expires',
  note: 'catatan, keterangan, note, notes',
}

const wordsOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()

const kindOfName = new Map<string, MemberColumnKind>(
  memberColumnKinds.flatMap((kind) =>
    kind === 'ignored' ? [] : names[kind].split(', ').map((name) => [name, kind] as const),
  ),
)

/** What each column seems to hold by its heading, each kind once. */
export function recogniseMemberColumns(headings: readonly string[]): MemberColumnKind[] {
  const taken = new Set<MemberColumnKind>()
  return headings.map((heading) => {
    const kind = kindOfName.get(wordsOf(heading)) ?? 'ignored'
    if (taken.has(kind)) return 'ignored'
    taken.add(kind)
    return kind
  })
}
