import type { Db } from '#kernel/database.ts'
import type { Calendar } from '#modules/branches/index.ts'
import { checkCase, listRuleCases } from '../rules/book/rule-cases.ts'
import { bookOf, readRuleSet } from '../rules/book/rule-set.ts'

/** Test cases of the rules that held under one calendar and do not under another. */
export async function countBrokenCases(db: Db, before: Calendar, after: Calendar): Promise<number> {
  const set = await readRuleSet(db)
  const [was, is] = [bookOf(set, before), bookOf(set, after)]
  const cases = await listRuleCases(db)
  return cases.filter((one) => checkCase(was, one).wrong.length === 0 && checkCase(is, one).wrong.length > 0)
    .length
}
