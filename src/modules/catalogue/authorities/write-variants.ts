import type { Tx } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'

interface Forms {
  variants: string[]
  seeAlso: string[]
}

/** Writes the other forms and the see-also of an authority anew. */
export async function writeVariants(
  tx: Tx,
  authorityId: number,
  { variants, seeAlso }: Forms,
): Promise<void> {
  await tx.deleteFrom('catalogue.authorityVariants').where('authorityId', '=', authorityId).execute()
  await tx.deleteFrom('catalogue.authorityRelations').where('authorityId', '=', authorityId).execute()
  const forms = keyed(authorityId, variants)
  if (forms.length > 0) await tx.insertInto('catalogue.authorityVariants').values(forms).execute()
  const relations = keyed(authorityId, seeAlso)
  if (relations.length > 0) await tx.insertInto('catalogue.authorityRelations').values(relations).execute()
}

/** One row for each form; forms that differ only in accents or case are one. */
const keyed = (authorityId: number, forms: string[]) => [
  ...new Map(forms.map((text) => [headingKey(text), { authorityId, key: headingKey(text), text }])).values(),
]
