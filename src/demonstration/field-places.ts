import type { PatternKind } from '#modules/mobile-library/index.ts'

export interface DemonstrationStop {
  name: string
  address: string
  latitude: number
  longitude: number
  accessibility: string
  pattern: PatternKind
  /** 1 for Senin to 4 for Kamis, when the vehicle is out. */
  weekday: number
  nth: number
  starts: string
  ends: string
}

const level = 'Halaman rata, ada tempat duduk dan peneduh. Kursi roda dapat sampai ke tangga mobil.'
const ramp = 'Jalan landai di pintu utara. Petugas membawakan buku ke luar kalau diminta.'

// Wards as the city has them; the buildings stand where such a building may stand, and nobody in particular works there.
export const demonstrationRoutes: readonly { name: string; about: string; stops: DemonstrationStop[] }[] = [
  {
    name: 'Rute Sananwetan',
    about: 'Kelurahan di timur kota, setiap Selasa dan Kamis.',
    stops: [
      {
        name: 'Kelurahan Sananwetan',
        address: 'Halaman kantor kelurahan, Kecamatan Sananwetan',
        latitude: -8.0997,
        longitude: 112.1781,
        accessibility: level,
        pattern: 'weekly',
        weekday: 2,
        nth: 0,
        starts: '09:00',
        ends: '10:30',
      },
      {
        name: 'Kelurahan Gedog',
        address: 'Balai warga, Kecamatan Sananwetan',
        latitude: -8.0822,
        longitude: 112.1893,
        accessibility: ramp,
        pattern: 'weekly',
        weekday: 2,
        nth: 0,
        starts: '11:00',
        ends: '12:30',
      },
      {
        name: 'Kelurahan Bendogerit',
        address: 'Lapangan dekat kantor kelurahan, Kecamatan Sananwetan',
        latitude: -8.0861,
        longitude: 112.1742,
        accessibility: level,
        pattern: 'fortnightly',
        weekday: 4,
        nth: 0,
        starts: '09:00',
        ends: '11:00',
      },
      {
        name: 'Kelurahan Karangtengah',
        address: 'Halaman sekolah dasar, Kecamatan Sananwetan',
        latitude: -8.1051,
        longitude: 112.1866,
        accessibility: level,
        pattern: 'monthly',
        weekday: 4,
        nth: 1,
        starts: '12:00',
        ends: '13:30',
      },
    ],
  },
  {
    name: 'Rute Kepanjenkidul dan Sukorejo',
    about: 'Kelurahan di tengah dan barat kota, Senin dan Rabu.',
    stops: [
      {
        name: 'Kelurahan Kepanjenkidul',
        address: 'Pendapa kelurahan, Kecamatan Kepanjenkidul',
        latitude: -8.0954,
        longitude: 112.1648,
        accessibility: level,
        pattern: 'weekly',
        weekday: 1,
        nth: 0,
        starts: '09:00',
        ends: '10:30',
      },
      {
        name: 'Kelurahan Sentul',
        address: 'Balai RW, Kecamatan Kepanjenkidul',
        latitude: -8.0812,
        longitude: 112.1689,
        accessibility: ramp,
        pattern: 'fortnightly',
        weekday: 1,
        nth: 0,
        starts: '11:00',
        ends: '12:30',
      },
      {
        name: 'Kelurahan Sukorejo',
        address: 'Halaman kantor kelurahan, Kecamatan Sukorejo',
        latitude: -8.1063,
        longitude: 112.1601,
        accessibility: level,
        pattern: 'weekly',
        weekday: 3,
        nth: 0,
        starts: '09:00',
        ends: '10:30',
      },
      {
        name: 'Kelurahan Pakunden',
        address: 'Taman kelurahan, Kecamatan Sukorejo',
        latitude: -8.1079,
        longitude: 112.1508,
        accessibility: ramp,
        pattern: 'monthly',
        weekday: 3,
        nth: -1,
        starts: '11:00',
        ends: '12:30',
      },
    ],
  },
]
