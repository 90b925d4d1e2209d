const root = '/staf/paket'

export const paths = {
  shipments: root,
  newShipment: `${root}/baru`,
  newShipmentOf: (crate: number) => `${root}/baru?peti=${crate}`,
  shipment: (id: number | string) => `${root}/${id}`,
  shipmentList: (id: number | string) => `${root}/${id}/daftar.pdf`,
  continuation: (id: number | string) => `${root}/${id}/lanjutan`,
  renewal: (id: number | string) => `${root}/${id}/perpanjangan`,
  handingOn: (id: number | string) => `${root}/${id}/pindah`,
  returning: (id: number | string) => `${root}/${id}/kembali`,
  missing: (id: number | string, item: number | string) => `${root}/${id}/eksemplar/${item}`,
  scanCrate: `${root}/kembali`,
  institution: (id: number | string) => `${root}/lembaga/${id}`,
  crates: `${root}/peti`,
  newCrate: `${root}/peti/baru`,
  crate: (id: number | string) => `${root}/peti/${id}`,
  crateContents: (id: number | string) => `${root}/peti/${id}/isi`,
  /** For the institution itself. */
  own: '/akun/paket',
  /** Of others. */
  deskPlaceThen: (path: string) => `/staf/meja/tempat?${new URLSearchParams({ kembali: path })}`,
  copy: (barcode: string) => `/staf/meja/eksemplar?barcode=${encodeURIComponent(barcode)}`,
  member: (id: number | string) => `/staf/anggota/${id}`,
}
