import * as v from 'valibot'
import { isDay } from '#kernel/days.ts'
import { optionalText, requiredText } from '#kernel/form.ts'

const how = <Name extends string>(name: Name) => v.literal(name)

/** One form for each way of settling; `cara` says which. */
export const SettleForm = v.variant('cara', [
  v.object({ cara: how('accepted'), catatan: optionalText(500) }),
  v.object({ cara: how('undone'), catatan: optionalText(500) }),
  v.object({ cara: how('dropped'), catatan: requiredText(500) }),
  v.object({
    cara: how('applied'),
    kartu: optionalText(200),
    barcode: requiredText(200),
    hari: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => text === '' || isDay(text), 'bad-day'),
      ),
      '',
    ),
  }),
])
