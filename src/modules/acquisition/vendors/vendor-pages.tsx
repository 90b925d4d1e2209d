import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { Vendor } from './vendors.ts'

/** Vendors of the library. */
export const VendorsPage = ({ context, vendors }: { context: PageContext; vendors: readonly Vendor[] }) => {
  const t = acquisitionTexts(context.language).vendors
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={paths.newVendor}>{t.add}</ButtonLink>}
      />
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={vendors}
        columns={[
          {
            key: 'name',
            label: t.name,
            names: true,
            cell: ({ id, name, closedAt }) => (
              <>
                <a href={paths.vendor(id)}>{name}</a> {closedAt && <Badge kind="muted">{t.closed}</Badge>}
              </>
            ),
          },
          { key: 'address', label: t.address, cell: ({ address }) => address },
          { key: 'contact', label: t.contact, cell: ({ contact }) => contact },
          { key: 'phone', label: t.phone, cell: ({ phone }) => phone },
          { key: 'email', label: t.email, cell: ({ email }) => email },
        ]}
      />
    </StaffPage>
  )
}

interface VendorPageProps {
  context: PageContext
  id?: number
  typed: Typed
  errors?: FieldErrors
}

/** A vendor, to be filled in. */
export const VendorPage = ({ context, id, typed, errors = {} }: VendorPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.vendors
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  const title = id === undefined ? t.add : t.edit
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={<a href={paths.vendors}>{t.title}</a>} />
      <Form action={id === undefined ? paths.newVendor : paths.vendor(id)} errors={parts.errors}>
        <TextField {...field('name', t.name)} autofocus />
        <TextArea {...field('address', t.address)} rows={3} optional />
        <TextField {...field('contact', t.contact)} optional />
        <TextField {...field('phone', t.phone)} type="tel" optional />
        <TextField {...field('email', t.email)} type="email" optional />
        <TextField {...field('note', t.note)} optional />
        {id !== undefined && <Checkbox name="closed" label={t.closed} checked={Boolean(typed['closed'])} />}
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.vendors}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
