export const paths = {
  fleet: '/staf/mesin',
  newMachine: '/staf/mesin/baru',
  machine: (id: number | string) => `/staf/mesin/${id}`,
  lock: (id: number | string) => `/staf/mesin/${id}/kunci`,
  retire: (id: number | string) => `/staf/mesin/${id}/pensiun`,
  restart: (id: number | string) => `/staf/mesin/${id}/mulai-ulang`,
  secret: (id: number | string) => `/staf/mesin/${id}/sandi`,
  pairing: (id: number | string) => `/staf/mesin/${id}/pasangan`,
  /** Where a browser becomes a machine, of whatever kind. */
  pair: '/kios/pasang',
}
