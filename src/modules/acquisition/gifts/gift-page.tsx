import { Badge, type BadgeKind } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDay, formatNumber, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { LetterForm } from '../letter-form.tsx'
import { acquisitionTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf, TitleFields } from '../title-fields.tsx'
import type { Gift, GiftLine } from './find-gifts.ts'

export interface GiftPageProps {
  context: PageContext
  gift: Gift
  lines: readonly GiftLine[]
  branches: readonly Branch[]
  signatories: LetterSettings['signatories']
  /** Of the form to add a title. */
  typed: Typed
  errors?: FieldErrors
  /** Of the letter of thanks. */
  letter: Typed
  refusal?: string
}

/** A gift: what is offered, what becomes of each title, and the thanks. */
export const GiftPage = (props: GiftPageProps) => {
  const { context, gift, refusal, lines } = props
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  return (
    <StaffPage context={context} title={gift.donor}>
      <PageHeading
        title={gift.donor}
        lead={<a href={paths.gifts}>{t.title}</a>}
        actions={
          gift.thankedOn && <ButtonLink href={paths.thanksLetter(gift.id)}>{texts.common.pdf}</ButtonLink>
        }
      />
      <div class="stack-large">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        <DescriptionList
          entries={[
            [t.donorAddress, gift.donorAddress],
            [t.offeredOn, formatDay(gift.offeredOn, context.language)],
            [t.note, gift.note],
            [t.thankedOn, gift.thankedOn && formatDay(gift.thankedOn, context.language)],
            [texts.common.by, gift.createdBy],
          ]}
        />
        <Lines {...props} />
        {lines
          .filter(({ decision }) => decision !== 'accepted')
          .map((line) => (
            <Deciding {...{ context, line }} />
          ))}
        <Adding {...props} />
        {gift.accepted > 0 && <Thanking {...props} />}
      </div>
    </StaffPage>
  )
}

const kinds: Record<GiftLine['decision'], BadgeKind> = {
  waiting: 'attention',
  accepted: 'good',
  declined: 'muted',
}

const Lines = ({ context, lines }: GiftPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  return (
    <Table
      caption={t.lines}
      empty={t.noLines}
      rows={lines}
      columns={[
        {
          key: 'title',
          label: texts.title.title,
          names: true,
          cell: ({ title, recordId }) =>
            recordId ? <a href={paths.staffTitle(recordId)}>{title}</a> : title,
        },
        { key: 'author', label: texts.title.author, cell: ({ author }) => author },
        {
          key: 'copies',
          label: texts.title.copies,
          numeric: true,
          cell: ({ copies }) => formatNumber(copies, context.language),
        },
        {
          key: 'value',
          label: t.value,
          numeric: true,
          cell: ({ value }) => (value === null ? '' : formatRupiah(value)),
        },
        { key: 'condition', label: t.condition, cell: ({ condition }) => condition },
        { key: 'branch', label: texts.title.branch, cell: ({ branchName }) => branchName },
        {
          key: 'decision',
          label: texts.common.state,
          cell: ({ decision, why }) => (
            <>
              <Badge kind={kinds[decision]}>{t.decisions[decision]}</Badge> {why}
            </>
          ),
        },
        { key: 'numbers', label: t.numbers, cell: ({ numbers }) => numbers },
      ]}
    />
  )
}

const Deciding = ({ context, line }: { context: PageContext; line: GiftLine }) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  const own = (name: string) => ({ name, id: `${name}-${line.id}` })
  return (
    <Disclosure summary={`${t.decide}: ${line.title}`} open={line.decision === 'waiting'}>
      <form class="form" method="post" action={paths.giftDecision(line.id)} novalidate>
        <fieldset class="field-grid plain-fieldset mostly-optional">
          <TextField
            {...own('recordId')}
            label={texts.title.recordId}
            hint={texts.title.recordIdHint}
            inputmode="numeric"
            optional
          />
          <TextField {...own('why')} label={t.why} maxlength={300} optional />
          <div class="wide">
            <TextArea
              {...own('barcodes')}
              label={texts.common.barcodes}
              hint={texts.common.barcodesHint}
              rows={2}
              optional
            />
          </div>
        </fieldset>
        <FormActions>
          <Button kind="primary" name="keputusan" value="terima">
            {t.accept}
          </Button>
          <Button name="keputusan" value="tolak">
            {t.decline}
          </Button>
        </FormActions>
      </form>
    </Disclosure>
  )
}

const Adding = ({ context, gift, branches, typed, errors = {} }: GiftPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <section class="stack">
      <h2>{t.addLine}</h2>
      <Form action={paths.giftLines(gift.id)} errors={parts.errors}>
        <fieldset class="field-grid plain-fieldset">
          <TitleFields texts={texts} {...parts} />
          <TextField {...field('copies', texts.title.copies)} inputmode="numeric" />
          <TextField {...field('value', t.value)} inputmode="numeric" optional />
          <TextField {...field('condition', t.condition)} />
          <SelectField
            {...field('branchId', texts.title.branch)}
            options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </fieldset>
        <FormActions>
          <Button>{t.addLine}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Thanking = ({ context, gift, signatories, letter }: GiftPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.gifts
  return (
    <section class="stack">
      <h2>{t.thanks}</h2>
      <p class="hint">{t.thanksLead}</p>
      <LetterForm
        action={paths.thanks(gift.id)}
        dateLabel={t.thankedOn}
        submit={t.makeThanks}
        typed={letter}
        {...{ signatories, texts }}
      />
    </section>
  )
}
