import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { dispositions } from '../items/item-form.ts'
import { PrintButton } from '../labels/pages/print-button.tsx'
import { paths } from '../paths.ts'
import { wordedErrors, workplaceTexts } from './messages.ts'

interface ItemPageProps {
  context: PageContext
  recordId: number
  recordTitle: string
  /** Undefined for a new copy. */
  itemId?: number
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  /** Of a copy that is there, as it stands on its label. */
  barcode?: string
  copied?: boolean
  quarantined?: boolean
  /** When the copy was last in somebody's hands. */
  seenAt?: Date | undefined
}

/** A copy of a title. */
export const ItemPage = (props: ItemPageProps) => {
  const { context, recordId, recordTitle, itemId, branches, typed, errors = {} } = props
  const { barcode, copied, quarantined, seenAt } = props
  const texts = workplaceTexts(context.language)
  const t = texts.item
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  const title = itemId === undefined ? t.newTitle : t.editTitle
  const states = dispositions.map((value) => ({ value, label: texts.dispositions[value] }))
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading
          title={title}
          lead={<a href={paths.record(recordId)}>{recordTitle}</a>}
          actions={
            barcode !== undefined &&
            !quarantined && (
              <PrintButton {...{ context, subject: 'items' }} chosen={{ how: 'list', numbers: barcode }} />
            )
          }
        />
        {itemId !== undefined && <LastSeen {...{ context, seenAt }} />}
        {copied && <Notice>{t.copied}</Notice>}
        {quarantined && <Notice kind="warning">{t.inQuarantine}</Notice>}
        <Form action={itemId === undefined ? paths.newItem(recordId) : paths.item(itemId)} errors={worded}>
          <fieldset disabled={!may('catalogue.items')} class="field-grid plain-fieldset">
            <TextField {...field('barcode', t.barcode)} autofocus />
            <TextField {...field('inventoryNumber', t.inventoryNumber)} optional />
            <SelectField
              {...field('branchId', t.branch)}
              options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
            <TextField {...field('shelf', t.shelf)} optional />
            <TextField {...field('callNumber', t.callNumber)} optional />
            <SelectField {...field('disposition', t.disposition)} options={states} />
            <TextField {...field('collectionType', t.collectionType)} />
            <TextField {...field('loanCategory', t.loanCategory)} />
            <TextField {...field('condition', t.condition)} optional />
            <TextField {...field('source', t.source)} optional />
            <TextField {...field('price', t.price)} inputmode="numeric" optional />
            <TextField {...field('currency', t.currency)} width="short" optional />
            <DateField {...field('acquiredOn', t.acquiredOn)} optional />
            <div class="wide">
              <TextArea {...field('note', t.note)} rows={2} optional />
            </div>
          </fieldset>
          {may('catalogue.items') && (
            <FormActions>
              <Button kind="primary">{texts.form.save}</Button>
              {itemId === undefined && (
                <Button name="lagi" value="1">
                  {t.addNext}
                </Button>
              )}
              <ButtonLink href={paths.record(recordId)}>{texts.form.cancel}</ButtonLink>
            </FormActions>
          )}
        </Form>
        {itemId !== undefined && may('catalogue.quarantine') && (
          <form method="post" action={paths.itemQuarantine(itemId)}>
            <input type="hidden" name="pulihkan" value={quarantined ? '1' : ''} />
            <Button kind="quiet">{quarantined ? t.restore : t.quarantine}</Button>
          </form>
        )}
      </div>
    </StaffPage>
  )
}

const LastSeen = ({ context, seenAt }: Pick<ItemPageProps, 'context' | 'seenAt'>) => {
  const t = workplaceTexts(context.language).item
  return (
    <p class="soft">
      {t.lastSeen}: {seenAt ? formatMoment(seenAt, context.language) : t.neverSeen}
    </p>
  )
}
