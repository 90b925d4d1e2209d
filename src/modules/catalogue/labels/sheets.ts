import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { LabelContent, Sheet, SheetDetails } from './sheet.ts'

const columns = sql`id, name, note, page_width, page_height, margin_left, margin_top, columns, rows, label_width,
  label_height, pitch_x, pitch_y, content, usual`

export async function listSheets(db: Db): Promise<Sheet[]> {
  const { rows } = await sql<Sheet>`
    select ${columns} from catalogue.label_sheets order by content = 'card', usual desc, id
  `.execute(db)
  return rows
}

export async function findSheet(db: Db, id: number): Promise<Sheet | undefined> {
  const { rows } = await sql<Sheet>`select ${columns} from catalogue.label_sheets where id = ${id}`.execute(
    db,
  )
  return rows[0]
}

export type SaveSheetRefusal = 'sheet-unknown' | 'name-taken'

/** Adds a sheet, or changes the one of this id. */
export async function saveSheet(
  db: Db,
  id: number | undefined,
  sheet: SheetDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, SaveSheetRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      if (sheet.usual) await leaveFirstPlace(tx, sheet.content)
      const values = { ...sheet, updatedAt: new Date(), updatedBy: actor.name }
      const saved =
        id === undefined
          ? await tx.insertInto('catalogue.labelSheets').values(values).returning('id').executeTakeFirst()
          : await tx
              .updateTable('catalogue.labelSheets')
              .set(values)
              .where('id', '=', id)
              .returning('id')
              .executeTakeFirst()
      if (!saved) return refused('sheet-unknown')
      await audit(tx, actor, { action: 'label-sheet.saved', subjectKind: 'label-sheet', subjectId: saved.id })
      return done(saved)
    })
  } catch (error) {
    if (isViolationOf(error, 'one_label_sheet_per_name')) return refused('name-taken')
    throw error
  }
}

/** Only one paper of a kind is offered first. */
const leaveFirstPlace = (tx: Tx, content: LabelContent) =>
  sql`
    update catalogue.label_sheets set usual = false where usual and (content = 'card') = ${content === 'card'}
  `.execute(tx)

export const removeSheet = (db: Db, id: number, actor: Actor): Promise<Outcome<undefined, 'sheet-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('catalogue.labelSheets')
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return refused('sheet-unknown')
    await audit(tx, actor, { action: 'label-sheet.removed', subjectKind: 'label-sheet', subjectId: id })
    return done(undefined)
  })
