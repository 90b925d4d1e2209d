import { isDay, type Day } from '#kernel/days.ts'

export type Sex = 'perempuan' | 'laki-laki'

/** What the sixteen digits of a NIK say about the one who bears it. */
export interface NikFacts {
  /** Code of the district in which it was given out: 35.72.01. */
  district: string
  birthDate: Day
  sex: Sex
}

/** Reads a NIK: six digits of place, then day, month and year of birth (women: day + 40), then a number. */
export function readNik(nik: string, today: Day): NikFacts | undefined {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(nik)
  if (!parts) return undefined
  const [, province, regency, district, dayGiven = '', month = '', year = ''] = parts
  const woman = Number(dayGiven) > 40
  const day = String(Number(dayGiven) - (woman ? 40 : 0)).padStart(2, '0')
  const century = today.slice(0, 2)
  const recent = `${century}${year}-${month}-${day}`
  const birthDate = recent <= today ? recent : `${Number(century) - 1}${year}-${month}-${day}`
  if (!isDay(birthDate)) return undefined
  return {
    district: `${province}.${regency}.${district}`,
    birthDate,
    sex: woman ? 'perempuan' : 'laki-laki',
  }
}

export type NikWarning = 'birth-date-differs' | 'sex-differs' | 'place-unknown' | 'nik-unreadable'

/** What does not fit together: papers have errors too, so staff look and decide. */
export function nikWarnings(
  nik: string,
  stated: { birthDate: Day | null; sex: string | null },
  places: { today: Day; isDistrict(code: string): boolean },
): NikWarning[] {
  const facts = readNik(nik, places.today)
  if (!facts) return ['nik-unreadable']
  const warnings: NikWarning[] = []
  if (stated.birthDate && stated.birthDate !== facts.birthDate) warnings.push('birth-date-differs')
  if (stated.sex && stated.sex !== facts.sex) warnings.push('sex-differs')
  if (!places.isDistrict(facts.district)) warnings.push('place-unknown')
  return warnings
}
