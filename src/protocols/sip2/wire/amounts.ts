export const amountFormats = ['decimal', 'integer'] as const
export type AmountFormat = (typeof amountFormats)[number]

/** Whole rupiah as terminals want them: `5000.00`, or `5000`. */
export const writeAmount = (rupiah: number, format: AmountFormat): string =>
  format === 'integer' ? String(rupiah) : `${rupiah}.00`

/** Reads whole rupiah from `5000`, `5000.00`, `5000,00` or `5.000`; undefined for anything else. */
export function readAmount(text: string): number | undefined {
  const amount = text.trim()
  if (/^\d{1,9}([.,]00?)?$/.test(amount)) return Number(amount.replace(/[.,].*$/, ''))
  return /^\d{1,3}([.,]\d{3}){1,2}$/.test(amount) ? Number(amount.replaceAll(/[.,]/g, '')) : undefined
}
