type Id = number | string

export const moneyPaths = {
  account: (patronId: Id) => `/staf/anggota/${patronId}/uang`,
  payment: (patronId: Id) => `/staf/anggota/${patronId}/uang/pembayaran`,
  waiver: (patronId: Id) => `/staf/anggota/${patronId}/uang/pembebasan`,
  replacement: (patronId: Id) => `/staf/anggota/${patronId}/uang/ganti-buku`,
  charge: (patronId: Id) => `/staf/anggota/${patronId}/uang/tagihan`,
  refund: (patronId: Id, chargeId: Id) => `/staf/anggota/${patronId}/uang/pengembalian/${chargeId}`,
  receipt: (number: Id) => `/staf/uang/kuitansi/${number}`,
  receiptPdf: (number: Id) => `/staf/uang/kuitansi/${number}/pdf`,
  place: '/staf/uang/tempat',
  till: '/staf/uang/kas',
  close: (id: Id) => `/staf/uang/kas/${id}`,
  amnesties: '/staf/uang/pemutihan',
  newAmnesty: '/staf/uang/pemutihan/baru',
  amnesty: (id: Id) => `/staf/uang/pemutihan/${id}`,
  amnestyUndo: (id: Id) => `/staf/uang/pemutihan/${id}/pembatalan`,
  debtors: '/staf/uang/tanggungan',
  debtorFile: (ending: 'csv' | 'xlsx') => `/staf/uang/tanggungan.${ending}`,
}
