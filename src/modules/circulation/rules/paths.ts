import type { Part } from './book/rule-set.ts'

const base = '/staf/sirkulasi/aturan'

/** How each part of the rules reads in addresses. */
export const partSlugs = {
  rules: 'baris',
  policies: 'ketentuan',
  limits: 'batas',
  exceptions: 'masa-khusus',
  floating: 'mengambang',
} as const satisfies Record<Part, string>

export const partOfSlug = (slug: string): Part | undefined => {
  const found = Object.entries(partSlugs).find(([, value]) => value === slug)
  return found && (found[0] as Part)
}

/** The same page, of a draft. */
export const ofDraft = (path: string, draftId: number | undefined): string =>
  draftId === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}rancangan=${draftId}`

export const rulePaths = {
  rules: base,
  matrix: `${base}/tabel`,
  list: (part: Part) => (part === 'rules' ? base : `${base}/${partSlugs[part]}`),
  newRow: (part: Part) => `${base}/${partSlugs[part]}/baru`,
  row: (part: Part, id: number | string) => `${base}/${partSlugs[part]}/${id}`,
  change: `${base}/perubahan`,
  cases: `${base}/kasus-uji`,
  case: (id: number | string) => `${base}/kasus-uji/${id}`,
  removeCase: (id: number | string) => `${base}/kasus-uji/${id}/penghapusan`,
  explain: `${base}/penjelasan`,
  drafts: `${base}/rancangan`,
  draft: (id: number | string) => `${base}/rancangan/${id}`,
  applyDraft: (id: number | string) => `${base}/rancangan/${id}/pemberlakuan`,
  refreshDraft: (id: number | string) => `${base}/rancangan/${id}/penyesuaian`,
  discardDraft: (id: number | string) => `${base}/rancangan/${id}/pembatalan`,
  trials: (id: number | string) => `${base}/rancangan/${id}/percobaan`,
  trial: (id: number | string) => `${base}/percobaan/${id}`,
}

export interface ExplainQuestion {
  card?: string
  category?: string
  barcode?: string
  loanCategory?: string
  branchId?: number
  day?: string
  daysLate?: number
  draftId?: number
}

/** Why a loan is as it is: a page to which the desk, a member's page or a loan can lead. */
export function explainPath(asked: ExplainQuestion): string {
  const { card, category, barcode, loanCategory, branchId, day, daysLate, draftId } = asked
  const query = {
    kartu: card,
    jenis: category,
    barcode,
    kategori: loanCategory,
    tempat: branchId,
    tanggal: day,
  }
  const given = Object.entries({ ...query, telat: daysLate, rancangan: draftId }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `${rulePaths.explain}?${new URLSearchParams(given)}`
}
