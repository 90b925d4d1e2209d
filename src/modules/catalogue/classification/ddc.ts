import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

/** A class or division of the Dewey numbers, in words of our own. */
export interface DeweyDivision {
  /** Three figures: 800, 890. */
  number: string
  label: string
  level: 'class' | 'division'
}

const Divisions = v.array(v.object({ kode: v.string(), nama: v.string(), tingkat: v.number() }))

const divisions: readonly DeweyDivision[] = v
  .parse(Divisions, JSON.parse(readFileSync(join(import.meta.dirname, 'ddc-divisi-id.json'), 'utf8')))
  .map(({ kode, nama, tingkat }) => ({
    number: kode,
    label: nama,
    level: tingkat === 1 ? 'class' : 'division',
  }))

const byNumber = new Map(divisions.map((division) => [division.number, division]))

export const deweyClasses = (): readonly DeweyDivision[] => divisions.filter(({ level }) => level === 'class')

export const deweyDivisions = (hundred: string): readonly DeweyDivision[] =>
  divisions.filter(({ number, level }) => level === 'division' && number[0] === hundred[0])

export const deweyLabel = (number: string): string | undefined => byNumber.get(number)?.label

/** The class and the division in which a number such as 899.2213 stands. */
export function deweyPath(classNumber: string | undefined): DeweyDivision[] {
  const [, hundred = '', ten = ''] = /^(\d)(\d)\d/.exec(classNumber ?? '') ?? []
  const numbers = hundred === '' ? [] : ten === '0' ? [`${hundred}00`] : [`${hundred}00`, `${hundred}${ten}0`]
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}
