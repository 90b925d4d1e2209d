import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { deweyLabel } from '../classification/ddc.ts'

/** Hundreds of the classification by their first figure, and `-` for what has no class number. */
export const colourClasses = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-'] as const
export type ColourClass = (typeof colourClasses)[number]
export type LabelColours = Record<ColourClass, string>

/** By the class number, else by the first figure of the call number: `R 420 ALW` is language. */
export function colourOf(
  colours: LabelColours,
  { classNumber, callNumber }: { classNumber: string | null; callNumber: string },
): string {
  const figure = (/\d/.exec(classNumber ?? '') ?? /\d/.exec(callNumber))?.[0]
  return colours[colourClasses.find((one) => one === figure) ?? '-']
}

export const nameOfClass = (one: ColourClass): string | undefined =>
  one === '-' ? undefined : deweyLabel(`${one}00`)

export async function findColours(db: Db): Promise<LabelColours> {
  const rows = await db.selectFrom('catalogue.labelColours').select(['class', 'colour']).execute()
  const known = new Map(rows.map(({ class: one, colour }) => [one, colour]))
  return readColours((one) => known.get(one) ?? grey)
}

const grey = '#6b6b6b'

const readColours = (colourOfClass: (one: ColourClass) => string): LabelColours => ({
  0: colourOfClass('0'),
  1: colourOfClass('1'),
  2: colourOfClass('2'),
  3: colourOfClass('3'),
  4: colourOfClass('4'),
  5: colourOfClass('5'),
  6: colourOfClass('6'),
  7: colourOfClass('7'),
  8: colourOfClass('8'),
  9: colourOfClass('9'),
  '-': colourOfClass('-'),
})

/** What a form with one field a class sends. */
export const ColoursForm = v.object(
  Object.fromEntries(
    colourClasses.map((one) => [
      `colour-${one}`,
      v.pipe(v.string('required'), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/, 'not-a-colour')),
    ]),
  ),
)

export const saveColours = (db: Db, form: v.InferOutput<typeof ColoursForm>, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    for (const one of colourClasses) {
      await tx
        .updateTable('catalogue.labelColours')
        .set({ colour: form[`colour-${one}`] })
        .where('class', '=', one)
        .execute()
    }
    await audit(tx, actor, {
      action: 'label-colours.saved',
      subjectKind: 'label-sheet',
      subjectId: 'colours',
    })
  })
