import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText, overridePermissions, type Block } from '#modules/circulation/index.ts'
import { bulkTexts, worded } from '../messages.ts'
import type { LendForm } from './lend-form.ts'
import type { Rehearsed } from './rehearse-lending.ts'

interface CheckPageProps {
  context: PageContext
  /** Where the form goes: a new packet, or a crate handed on. */
  action: string
  backTo: string
  title: string
  institution: string
  form: LendForm
  rehearsed: Rehearsed
  errors?: FieldErrors
}

/** What would be lent and what not; nothing has been done yet. */
export const CheckPage = (props: CheckPageProps) => {
  const { context, title, institution, rehearsed } = props
  const { language } = context
  const texts = bulkTexts(language)
  const t = texts.lend
  const { ready, refused } = rehearsed
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading title={title} lead={institution} />
        <Notice kind={ready.length > 0 ? 'success' : 'warning'}>
          <p>
            {t.checkedTitle(ready.length, institution)} {dueText(rehearsed, context)}
          </p>
        </Notice>
        {refused.length > 0 && (
          <section class="stack">
            <h2>{t.refusedTitle(refused.length)}</h2>
            <Table
              caption={t.refusedTitle(refused.length)}
              captionHidden
              rows={refused}
              stacked
              columns={[
                { key: 'barcode', label: texts.columns.barcode, names: true, cell: ({ barcode }) => barcode },
                { key: 'title', label: texts.columns.title, cell: (copy) => copy.title },
                {
                  key: 'reason',
                  label: texts.columns.reason,
                  cell: ({ blocks }) => blocks.map((block) => blockText(block, language, 'staff')).join(' '),
                },
              ]}
            />
          </section>
        )}
        <ConfirmForm {...props} />
        {ready.length > 0 && (
          <Disclosure summary={`${texts.shipment.copies} (${ready.length})`}>
            <Table
              caption={texts.shipment.copies}
              captionHidden
              rows={ready}
              stacked
              columns={[
                { key: 'title', label: texts.columns.title, names: true, cell: (copy) => copy.title },
                { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
                { key: 'due', label: texts.columns.due, cell: ({ dueOn }) => formatDate(dueOn, language) },
              ]}
            />
          </Disclosure>
        )}
      </div>
    </StaffPage>
  )
}

function dueText({ ready }: Rehearsed, { language }: PageContext): string {
  const days = ready.map(({ dueOn }) => dueOn).toSorted()
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return ''
  const t = bulkTexts(language).lend
  return first === last
    ? t.dueFrom(formatDate(first, language))
    : t.dueBetween(formatDate(first, language), formatDate(last, language))
}

const ConfirmForm = (props: CheckPageProps) => {
  const { context, action, backTo, form, rehearsed, errors = {} } = props
  const texts = bulkTexts(context.language)
  const t = texts.lend
  const wrong = worded(errors, texts)
  return (
    <Form action={action} errors={wrong}>
      <Carried form={form} />
      <Overrides {...props} />
      <FormActions>
        {rehearsed.ready.length > 0 && (
          <Button kind="primary" name="langkah" value="pinjamkan">
            {t.confirm(rehearsed.ready.length)}
          </Button>
        )}
        <Button name="langkah" value="periksa">
          {t.checkAgain}
        </Button>
        <a class="button" data-kind="quiet" href={backTo}>
          {texts.common.cancel}
        </a>
      </FormActions>
    </Form>
  )
}

/** All that was asked for goes along; what would be refused too, so that what is lent is what was scanned. */
const Carried = ({ form }: { form: LendForm }) => (
  <>
    <input type="hidden" name="key" value={form.key} />
    <input type="hidden" name="institutionId" value={String(form.institutionId)} />
    <input type="hidden" name="crateId" value={form.crateId === null ? '' : String(form.crateId)} />
    <input type="hidden" name="purpose" value={form.purpose} />
    <input type="hidden" name="responsibleName" value={form.responsibleName} />
    <input type="hidden" name="responsiblePhone" value={form.responsiblePhone} />
    <input type="hidden" name="dueOn" value={form.dueOn ?? ''} />
    <input type="hidden" name="barcodes" value={form.barcodes.join(' ')} />
  </>
)

const Overrides = ({ context, form, rehearsed, errors = {} }: CheckPageProps) => {
  const { language, viewer } = context
  const texts = bulkTexts(language)
  const t = texts.lend
  const blocks = rehearsed.refused.flatMap((copy) => copy.blocks)
  const counted = Map.groupBy(blocks, ({ code }) => code)
  const mine = [...counted].filter(([code]) => viewer?.permissions.has(overridePermissions[code] ?? ''))
  const chosen = new Set(form.overrides.map(({ code }) => code))
  const codes = [...new Set([...mine.map(([code]) => code), ...chosen])]
  if (codes.length === 0) return null
  const label = (code: Block['code']) => {
    const [first] = counted.get(code) ?? []
    const count = counted.get(code)?.length ?? 0
    return first ? `${blockText(first, language, 'staff')} (${t.overrideCount(count)})` : texts.lend.override
  }
  return (
    <fieldset class="field">
      <legend>{t.override}</legend>
      <span class="hint">{t.overrideHint}</span>
      {codes.map((code) => (
        <div class="choice">
          <input
            type="checkbox"
            id={`lewati-${code}`}
            name="lewati"
            value={code}
            checked={chosen.has(code)}
          />
          <label for={`lewati-${code}`}>{label(code)}</label>
        </div>
      ))}
      <TextField
        name="alasan"
        label={t.reason}
        value={form.overrides[0]?.reason}
        error={worded(errors, texts)['alasan']}
        maxlength={300}
        optional
      />
    </fieldset>
  )
}
