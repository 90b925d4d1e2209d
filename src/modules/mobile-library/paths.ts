const root = '/staf/keliling'

export const paths = {
  /** For everybody. */
  open: '/keliling',
  openFeed: '/keliling/kalender.ics',
  openStop: (id: number | string) => `/keliling/titik/${id}`,
  stopFeed: (id: number | string) => `/keliling/titik/${id}/kalender.ics`,
  /** For staff. */
  day: root,
  onDay: (day: string) => `${root}?tanggal=${day}`,
  visit: (stop: number | string, day: string) => `${root}/kunjungan/${stop}/${day}`,
  visitDeed: (stop: number | string, day: string, deed: string) => `${root}/kunjungan/${stop}/${day}/${deed}`,
  routes: `${root}/rute`,
  newRoute: `${root}/rute/baru`,
  route: (id: number | string) => `${root}/rute/${id}`,
  newStop: `${root}/titik/baru`,
  newStopOf: (route: number) => `${root}/titik/baru?rute=${route}`,
  stop: (id: number | string) => `${root}/titik/${id}`,
  stopTimes: (id: number | string) => `${root}/titik/${id}/waktu`,
  stopTimeEnd: (id: number | string, time: number | string) => `${root}/titik/${id}/waktu/${time}/hapus`,
  stopExtra: (id: number | string) => `${root}/titik/${id}/kunjungan`,
  vehicles: `${root}/armada`,
  vehicle: (branch: number | string) => `${root}/armada/${branch}`,
  load: (branch: number | string) => `${root}/armada/${branch}/muatan`,
  loadOn: (branch: number | string, day: string) => `${root}/armada/${branch}/muatan?tanggal=${day}`,
  unload: (branch: number | string) => `${root}/armada/${branch}/bongkar`,
  deskHere: (branch: number | string) => `${root}/armada/${branch}/meja`,
  /** Of others. */
  desk: '/staf/meja',
  copy: (barcode: string) => `/staf/meja/eksemplar?barcode=${encodeURIComponent(barcode)}`,
  agenda: '/agenda',
}
