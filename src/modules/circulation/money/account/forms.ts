import * as v from 'valibot'
import { optionalText } from '#kernel/form.ts'
import { handReasons } from '../charge-by-hand.ts'
import { ChosenMethod, Note, Rupiah, RupiahOrNothing, Ticked } from '../reading-forms.ts'
import { refundReasons } from '../refund.ts'
import { waiverReasons } from '../waive.ts'

export const PayForm = v.object({
  tagihan: Ticked,
  jumlah: RupiahOrNothing,
  cara: ChosenMethod,
  diterima: RupiahOrNothing,
})

export const WaiveForm = v.object({
  tagihan: v.pipe(Ticked, v.nonEmpty('choose-some')),
  jumlah: RupiahOrNothing,
  sebab: v.picklist(waiverReasons, 'choose-one'),
  catatan: Note,
})

export const ReplaceForm = v.object({
  diganti: v.pipe(v.string('choose-one'), v.regex(/^\d{1,15}$/, 'choose-one'), v.transform(Number)),
  barcode: optionalText(60),
  keterangan: optionalText(500),
})

export const HandForm = v.object({
  untuk: v.picklist(handReasons, 'choose-one'),
  besarnya: Rupiah,
  penjelasan: Note,
})

export const RefundForm = v.object({
  jumlah: RupiahOrNothing,
  cara: ChosenMethod,
  sebab: v.picklist(refundReasons, 'choose-one'),
  catatan: Note,
})
