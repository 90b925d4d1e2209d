import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox, RadioGroup } from '#design/choice.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { bulkTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Crate, PackedCopy } from './find-crates.ts'
import type { Packed } from './pack-crate.ts'
import { crateKinds } from './save-crate.ts'

/** All crates, and where they are. */
export const CratesPage = ({ context, crates }: { context: PageContext; crates: readonly Crate[] }) => {
  const texts = bulkTexts(context.language)
  const t = texts.crates
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={paths.newCrate}>{t.add}</ButtonLink>}
      />
      <Table
        caption={t.title}
        captionHidden
        rows={crates}
        empty={texts.common.none}
        stacked
        columns={[
          {
            key: 'name',
            label: t.name,
            names: true,
            cell: ({ id, name, retired }) => (
              <>
                <a href={paths.crate(id)}>{name}</a> {retired && <Badge kind="muted">{t.retired}</Badge>}
              </>
            ),
          },
          { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
          { key: 'kind', label: t.kind, cell: ({ kind }) => texts.kinds[kind] },
          { key: 'copies', label: t.copies, cell: ({ copies }) => t.copiesOf(copies) },
          {
            key: 'where',
            label: t.where,
            cell: ({ shipmentId, institution, branch }) =>
              shipmentId === null ? branch : <a href={paths.shipment(shipmentId)}>{institution}</a>,
          },
        ]}
      />
    </StaffPage>
  )
}

interface CratePageProps {
  context: PageContext
  crate: Crate | undefined
  branches: readonly Branch[]
  contents?: readonly PackedCopy[]
  typed: Typed
  errors?: FieldErrors
  packed?: Packed
  saved?: boolean
  /** A scan list that was longer than may be sent at once. */
  tooMany?: string
}

/** A crate, what is in it, and what is known of it. */
export const CratePage = (props: CratePageProps) => {
  const { context, crate, saved } = props
  const texts = bulkTexts(context.language)
  const t = texts.crates
  const title = crate?.name ?? t.add
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={<a href={paths.crates}>{t.title}</a>}
          actions={
            crate &&
            !crate.retired &&
            (crate.shipmentId === null ? (
              <ButtonLink href={paths.newShipmentOf(crate.id)}>{t.lend}</ButtonLink>
            ) : (
              <ButtonLink href={paths.shipment(crate.shipmentId)}>{crate.institution}</ButtonLink>
            ))
          }
        />
        {saved && <Notice kind="success">{texts.common.saved}</Notice>}
        {crate && <Contents {...props} crate={crate} />}
        <section class="stack">
          {crate && <h2>{t.edit}</h2>}
          <CrateForm {...props} />
        </section>
      </div>
    </StaffPage>
  )
}

const CrateForm = ({ context, crate, branches, typed, errors = {} }: CratePageProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.crates
  const wrong = worded(errors, texts)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: wrong[name] })
  return (
    <Form action={crate ? paths.crate(crate.id) : paths.newCrate} errors={wrong}>
      <TextField
        {...field('barcode', t.barcode)}
        hint={t.barcodeHint}
        maxlength={40}
        width="medium"
        autofocus={!crate}
      />
      <TextField {...field('name', t.name)} maxlength={120} />
      <RadioGroup
        {...field('kind', t.kind)}
        options={crateKinds.map((value) => ({ value, label: texts.kinds[value] }))}
      />
      <SelectField
        {...field('branchId', t.branch)}
        options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <TextArea {...field('note', t.note)} rows={2} maxlength={500} optional />
      {crate && (
        <Checkbox
          name="retired"
          label={t.retired}
          checked={Boolean(typed['retired'])}
          error={wrong['retired']}
        />
      )}
      <FormActions>
        <Button kind="primary">{texts.common.save}</Button>
        <ButtonLink href={paths.crates}>{texts.common.cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

const Contents = (props: CratePageProps & { crate: Crate }) => {
  const { context, crate, contents = [], packed } = props
  const texts = bulkTexts(context.language)
  const t = texts.crates
  return (
    <section class="stack">
      <h2>
        {t.contents} ({contents.length})
      </h2>
      {packed && <PackedNotice {...{ packed, t }} />}
      <form method="post" action={paths.crateContents(crate.id)} class="stack">
        <Table
          caption={t.contents}
          captionHidden
          rows={contents}
          empty={t.empty}
          stacked
          columns={[
            {
              key: 'choose',
              label: t.choose,
              cell: ({ itemId, title }) => (
                <input type="checkbox" name="keluar" value={String(itemId)} aria-label={t.chooseOne(title)} />
              ),
            },
            { key: 'title', label: texts.columns.title, names: true, cell: ({ title }) => title },
            { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
            { key: 'call', label: texts.columns.callNumber, cell: ({ callNumber }) => callNumber },
          ]}
        />
        {contents.length > 0 && (
          <p>
            <Button>{t.unpack}</Button>
          </p>
        )}
      </form>
      <PackForm {...props} />
    </section>
  )
}

const PackForm = ({ context, crate, tooMany }: CratePageProps & { crate: Crate }) => {
  const texts = bulkTexts(context.language)
  const t = texts.crates
  const error = tooMany === undefined ? undefined : texts.errors['too-many']
  return (
    <Form action={paths.crateContents(crate.id)} errors={{ barcodes: error }}>
      <TextArea
        name="barcodes"
        label={t.pack}
        hint={t.packHint}
        rows={4}
        value={tooMany}
        error={error}
        autofocus={!error}
      />
      <FormActions>
        <Button>{t.pack}</Button>
      </FormActions>
    </Form>
  )
}

const PackedNotice = ({ packed, t }: { packed: Packed; t: ReturnType<typeof bulkTexts>['crates'] }) => {
  const { added, unknown, elsewhere } = packed
  const clean = unknown.length + elsewhere.length === 0
  return (
    <Notice kind={clean ? 'success' : 'warning'}>
      <p>{t.packed(added)}</p>
      {unknown.length > 0 && <p>{t.unknown(unknown.join(', '))}</p>}
      {elsewhere.map(({ barcode, crate }) => (
        <p>{t.elsewhere(barcode, crate)}</p>
      ))}
    </Notice>
  )
}
