import type { Db } from '#kernel/database.ts'
import { findPatronByCard, registerPatron } from '#modules/patrons/index.ts'
import { demonstrationAccounts } from './accounts.ts'

export async function seedMembers(db: Db): Promise<void> {
  for (const { card, pin, name } of demonstrationAccounts().members) {
    if (!(await findPatronByCard(db, card))) await registerPatron(db, { cardNumber: card, pin, name })
  }
}
