import * as v from 'valibot'
import { keptSettings } from '#kernel/kept-settings.ts'

export const DaysRemembered = v.pipe(
  v.number('not-a-number'),
  v.integer('not-a-number'),
  v.minValue(1, 'out-of-range'),
  v.maxValue(730, 'out-of-range'),
)

const kept = keptSettings<number>({
  name: 'circulation.days-remembered',
  shape: DaysRemembered,
  usual: 30,
  entry: (days) => ({
    action: 'loan-memory.set',
    subjectKind: 'circulation',
    subjectId: 'loan-memory',
    details: { days },
  }),
})

/** Days after which it is forgotten who had a returned loan. */
export const daysRemembered = kept.find
/** Sets them; the next run of the job goes by it. */
export const setDaysRemembered = kept.save
