import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { Gift } from './find-gifts.ts'

/** Books that people gave. */
export const GiftsPage = ({ context, gifts }: { context: PageContext; gifts: readonly Gift[] }) => {
  const { language } = context
  const t = acquisitionTexts(language).gifts
  const number = (value: number) => formatNumber(value, language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={paths.newGift} kind="primary">
            {t.add}
          </ButtonLink>
        }
      />
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={gifts}
        columns={[
          {
            key: 'donor',
            label: t.donor,
            names: true,
            cell: ({ id, donor }) => <a href={paths.gift(id)}>{donor}</a>,
          },
          { key: 'on', label: t.offeredOn, cell: ({ offeredOn }) => formatShortDate(offeredOn, language) },
          { key: 'titles', label: t.titles, numeric: true, cell: ({ titles }) => number(titles) },
          {
            key: 'waiting',
            label: t.waiting,
            numeric: true,
            cell: ({ waiting }) => (waiting > 0 ? <Badge kind="attention">{number(waiting)}</Badge> : '0'),
          },
          { key: 'accepted', label: t.accepted, numeric: true, cell: ({ accepted }) => number(accepted) },
          {
            key: 'thanks',
            label: t.thanks,
            cell: ({ thankedOn }) => thankedOn && <Badge kind="good">{t.thanked}</Badge>,
          },
        ]}
      />
    </StaffPage>
  )
}

interface NewGiftProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
}

export const NewGiftPage = ({ context, typed, errors = {} }: NewGiftProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <StaffPage context={context} title={t.add}>
      <PageHeading title={t.add} lead={<a href={paths.gifts}>{t.title}</a>} />
      <Form action={paths.newGift} errors={parts.errors}>
        <TextField {...field('donor', t.donor, t.donorHint)} autofocus />
        <TextArea {...field('donorAddress', t.donorAddress)} rows={2} optional />
        <DateField {...field('offeredOn', t.offeredOn)} />
        <TextField {...field('note', t.note)} optional />
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.gifts}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
