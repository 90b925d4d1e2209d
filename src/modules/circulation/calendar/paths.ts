const base = '/staf/sirkulasi/kalender'

export const calendarPaths = {
  calendar: base,
  year: (year: number) => `${base}?tahun=${year}`,
  newBranch: `${base}/tempat/baru`,
  branch: (id: number | string) => `${base}/tempat/${id}`,
  hours: (id: number | string) => `${base}/tempat/${id}/jam`,
  removeHours: (id: number | string) => `${base}/tempat/${id}/jam/penghapusan`,
  holidays: `${base}/libur`,
  holidaysOf: (year: number) => `${base}/libur?tahun=${year}`,
  removeDay: (id: number | string) => `${base}/libur/${id}/penghapusan`,
  closures: `${base}/penutupan`,
  closure: (id: number | string) => `${base}/penutupan/${id}`,
  undoClosure: (id: number | string) => `${base}/penutupan/${id}/pengembalian`,
}
