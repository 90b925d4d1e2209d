/** A telephone number as it is kept, +62…; undefined for what is none. */
export function normalisePhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '')
  if (!/^\+?\d{8,15}$/.test(digits)) return undefined
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('62')) return `+${digits}`
  return digits.startsWith('0') ? `+62${digits.slice(1)}` : `+62${digits}`
}

/** 0812-3456-7890: as people here write it. Numbers of other countries stay as they are. */
export function shownPhone(phone: string): string {
  if (!phone.startsWith('+62')) return phone
  const digits = `0${phone.slice(3)}`
  return digits.replace(/^(\d{4})(\d{3,4})(\d+)$/, '$1-$2-$3')
}
