type Id = number | string

export const latePaths = {
  conflicts: '/staf/sirkulasi/susulan',
  settled: '/staf/sirkulasi/susulan?tampil=selesai',
  conflict: (id: Id) => `/staf/sirkulasi/susulan/${id}`,
  settling: (id: Id) => `/staf/sirkulasi/susulan/${id}/penyelesaian`,
}
