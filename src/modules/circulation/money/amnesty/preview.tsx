import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import { Hidden } from '../account/hidden.tsx'
import { moneyTexts } from '../account/messages.ts'
import { reasonWord } from '../account/words.ts'
import { moneyPaths } from '../paths.ts'
import { amnestyTexts } from './messages.ts'
import type { NewAmnestyPageProps } from './new-page.tsx'
import { termFields } from './terms-form.ts'

const mostShown = 50

type PreviewProps = NewAmnestyPageProps & { planned: NonNullable<NewAmnestyPageProps['planned']> }

/** What an amnesty would do, and the button that does it. */
export const Preview = ({ context, planned, keyOfDeed, typed = {}, errors = {} }: PreviewProps) => {
  const { language } = context
  const t = amnestyTexts(language)
  const { plan, terms } = planned
  const charges = plan.waivers.length
  if (charges === 0) return <Notice>{t.none}</Notice>
  const count = (number: number) => formatNumber(number, language)
  return (
    <section class="stack">
      <h2>{t.previewTitle}</h2>
      <p class="lead">{t.sums(count(plan.members), count(charges), formatRupiah(plan.amount))}</p>
      <Form action={moneyPaths.newAmnesty} errors={errors}>
        <Hidden keyOfDeed={keyOfDeed} />
        {termFields(terms).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="tagihan" value={String(charges)} />
        <input type="hidden" name="rupiah" value={String(plan.amount)} />
        <TextField
          name="nama"
          label={t.name}
          hint={t.nameHint}
          error={errors['nama']}
          value={typed['nama']}
          maxlength={120}
          width="medium"
        />
        <FormActions>
          <Button kind="primary">{t.run}</Button>
        </FormActions>
      </Form>
      <Table
        caption={t.firstOnes(Math.min(charges, mostShown))}
        rows={plan.waivers.slice(0, mostShown)}
        stacked
        columns={[
          {
            key: 'tagihan',
            label: t.charge,
            names: true,
            cell: ({ patronId, reason }) => (
              <a href={moneyPaths.account(patronId)}>{reasonWord(moneyTexts(language), reason)}</a>
            ),
          },
          { key: 'waktu', label: t.when, cell: ({ at }) => formatShortDate(at, language) },
          { key: 'sisa', label: t.open, numeric: true, cell: ({ open }) => formatRupiah(open) },
          { key: 'bebas', label: t.amount, numeric: true, cell: ({ waived }) => formatRupiah(waived) },
        ]}
      />
    </section>
  )
}
