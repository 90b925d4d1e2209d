import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { OrderLine } from './find-orders.ts'

interface ReceivePageProps {
  context: PageContext
  line: OrderLine
  typed: Typed
  errors?: FieldErrors
  refusal?: string
}

/** What came of a line: how many are good, how many go back, at which price. */
export const ReceivePage = ({ context, line, typed, errors = {}, refusal }: ReceivePageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.orders
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  const back = line.orderId === null ? paths.orders : paths.order(line.orderId)
  return (
    <StaffPage context={context} title={t.receiveTitle}>
      <PageHeading title={`${t.receiveTitle}: ${line.title}`} lead={<a href={back}>{t.title}</a>} />
      <div class="stack">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        <p>{t.left(line.copies - line.received - line.cancelled)}</p>
        <Form action={paths.line(line.id)} errors={parts.errors}>
          <fieldset class="field-grid plain-fieldset">
            <TextField {...field('good', t.good)} inputmode="numeric" autofocus />
            <TextField {...field('damaged', t.damagedCount, t.damagedHint)} inputmode="numeric" />
            <TextField {...field('price', t.realPrice)} inputmode="numeric" />
            <DateField {...field('receivedOn', t.receivedOn)} />
            <TextField {...field('invoice', t.invoice)} optional />
            <TextField {...field('note', texts.title.note)} optional />
          </fieldset>
          <TextArea
            {...field('barcodes', texts.common.barcodes, texts.common.barcodesHint)}
            rows={3}
            optional
          />
          <FormActions>
            <Button kind="primary">{t.receive}</Button>
            <ButtonLink href={back}>{texts.common.cancel}</ButtonLink>
          </FormActions>
        </Form>
        <h2>{t.rest}</h2>
        <form method="post" action={paths.lineRest(line.id)}>
          <p class="hint">{t.restLead}</p>
          <Button>{t.rest}</Button>
        </form>
      </div>
    </StaffPage>
  )
}
