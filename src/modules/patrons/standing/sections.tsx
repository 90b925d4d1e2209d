import { Button } from '#design/button.tsx'
import { Checkbox, RadioGroup } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { manualBlockKinds } from '../blocks/block-member.ts'
import { replacementReasons } from '../cards/replace-card.ts'
import { ageOn, categoryForAge, categoryName, fitsAge, type Category } from '../categories/list-categories.ts'
import type { MemberDetails } from '../members/find-member.ts'
import { paths } from '../paths.ts'
import { standingTexts, type StandingTexts } from './messages.ts'
import { renewedUntil } from './renew-membership.ts'

/** A deed that was refused, to be shown where it was tried. */
export interface DeedProblem {
  deed: 'verify' | 'renew' | 'replace' | 'pin' | 'block' | 'lift' | 'close'
  /** Code by field; '' for the deed as a whole. */
  errors: Record<string, string>
}

interface SectionsProps {
  context: PageContext
  member: MemberDetails
  categories: readonly Category[]
  today: Day
  problem?: DeedProblem
}

interface PartProps extends SectionsProps {
  t: StandingTexts
  /** Sentences for the fields of this part; opens it when there are any. */
  errors: Record<string, string>
}

/** What staff can do for a member, each folded away until it is needed. */
export const StandingSections = (props: SectionsProps) => {
  const { context, member, problem } = props
  const t = standingTexts(context.language)
  const may = (permission: string) => context.viewer?.permissions.has(permission) ?? false
  if (member.standing === 'closed') return null
  const known: Record<string, string> = t.errors
  const partOf = (...deeds: DeedProblem['deed'][]): PartProps => ({
    ...props,
    t,
    errors:
      problem && deeds.includes(problem.deed)
        ? Object.fromEntries(
            Object.entries(problem.errors).map(([field, code]) => [field, known[code] ?? t.errors.wrong]),
          )
        : {},
  })
  return (
    <section class="stack">
      <h2>{t.deeds}</h2>
      {member.standing === 'pending' && may('patrons.edit') && <Verify {...partOf('verify')} />}
      <div>
        {member.standing === 'active' && may('patrons.edit') && <Renew {...partOf('renew')} />}
        {may('patrons.cards') && <CardAndPin {...partOf('replace', 'pin')} />}
        <Blocks {...partOf('block', 'lift')} mayBlock={may('patrons.block')} />
        {may('patrons.edit') && <Close {...partOf('close')} />}
      </div>
    </section>
  )
}

const isOpen = ({ errors }: PartProps) => Object.keys(errors).length > 0

const Verify = ({ member, t, errors }: PartProps) => (
  <Form action={paths.verification(member.id)} errors={errors}>
    <Notice kind="warning">
      <p>{t.verifyText}</p>
    </Notice>
    <FormActions>
      <Button kind="primary">{t.verify}</Button>
    </FormActions>
  </Form>
)

const Renew = (props: PartProps) => {
  const { context, member, categories, today, t, errors } = props
  const { language } = context
  const age = member.birthDate ? ageOn(member.birthDate, today) : undefined
  const current = categories.find(({ code }) => code === member.category)
  const fits = current && (age === undefined || fitsAge(current, age))
  const due = fits ? current : age === undefined ? current : (categoryForAge(categories, age) ?? current)
  return (
    <Disclosure summary={t.renew} open={isOpen(props)} id="perpanjangan">
      <Form action={paths.renewal(member.id)} errors={errors}>
        <input type="hidden" name="from" value={member.expiresOn} />
        <SelectField
          name="category"
          id="renew-category"
          label={t.renewCategory}
          value={due?.code}
          error={errors['category']}
          options={categories
            .filter(({ retiredAt, code }) => !retiredAt || code === member.category)
            .map((one) => ({ value: one.code, label: categoryName(one, language) }))}
        />
        {due && (
          <p>
            {t.renewUntil(formatShortDate(renewedUntil(member.expiresOn, today, due.validity), language))}{' '}
            {due.fee > 0 ? t.fee(formatRupiah(due.fee)) : t.free}
          </p>
        )}
        <FormActions>
          <Button kind="primary">{t.renew}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

const CardAndPin = (props: PartProps) => {
  const { member, categories, t, errors } = props
  const cardFee = categories.find(({ code }) => code === member.category)?.cardFee ?? 0
  return (
    <Disclosure summary={t.card} open={isOpen(props)} id="kartu">
      <div class="stack-large">
        <Form action={paths.replaceCard(member.id)} errors={errors}>
          <p>{t.replaceText}</p>
          <RadioGroup
            name="reason"
            label={t.replaceReason}
            error={errors['reason']}
            value="lost"
            options={replacementReasons.map((value) => ({ value, label: t.reasons[value] }))}
          />
          <TextField
            name="cardNumber"
            label={t.newNumber}
            hint={t.newNumberHint}
            error={errors['cardNumber']}
            autocomplete="off"
            optional
          />
          {cardFee > 0 && <Checkbox name="fee" label={t.withFee(formatRupiah(cardFee))} checked />}
          <FormActions>
            <Button>{t.replace}</Button>
          </FormActions>
        </Form>
        <Form action={paths.pin(member.id)}>
          <TextField
            name="pin"
            label={t.newPin}
            hint={t.pinText}
            error={errors['pin']}
            inputmode="numeric"
            autocomplete="off"
            maxlength={8}
            width="short"
            optional
          />
          <FormActions>
            <Button>{t.makePin}</Button>
          </FormActions>
        </Form>
      </div>
    </Disclosure>
  )
}

const Blocks = (props: PartProps & { mayBlock: boolean }) => {
  const { member, t, errors, mayBlock, today } = props
  const inForce = member.blocks.some((block) => isInForce(block, today))
  return (
    <Disclosure summary={t.blocks} open={inForce || isOpen(props)} id="blokir">
      <div class="stack-large">
        {member.blocks.length > 0 ? <BlocksTable {...props} /> : <p>{t.noBlocks}</p>}
        {mayBlock && (
          <Form action={paths.blocks(member.id)} errors={errors}>
            <SelectField
              name="kind"
              label={t.blockKind}
              value="manual"
              options={manualBlockKinds.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <TextField
              name="reason"
              id="block-reason"
              label={t.reason}
              hint={t.reasonHint}
              error={errors['reason']}
            />
            <DateField name="endsOn" label={t.until} hint={t.untilHint} error={errors['endsOn']} optional />
            <FormActions>
              <Button>{t.block}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Disclosure>
  )
}

type Block = MemberDetails['blocks'][number]

const isInForce = ({ liftedAt, startsOn, endsOn }: Block, today: Day) =>
  !liftedAt && startsOn <= today && (endsOn === null || endsOn >= today)

const BlocksTable = (props: PartProps & { mayBlock: boolean }) => {
  const { context, member, t, mayBlock, today } = props
  const day = (date: Day | null) => (date ? formatShortDate(date, context.language) : t.endless)
  const kinds: Record<string, string> = t.kinds
  const stateOf = (block: Block) =>
    block.liftedBy ? t.lifted(block.liftedBy) : isInForce(block, today) ? t.inForce : t.over
  return (
    <Table
      caption={t.blocks}
      captionHidden
      rows={member.blocks}
      columns={[
        { key: 'kind', label: t.blockKind, names: true, cell: ({ kind }) => kinds[kind] },
        { key: 'reason', label: t.reason, cell: ({ reason }) => reason },
        { key: 'from', label: t.from, cell: ({ startsOn }) => day(startsOn) },
        { key: 'until', label: t.until, cell: ({ endsOn }) => day(endsOn) },
        { key: 'by', label: t.by, cell: ({ madeBy }) => madeBy },
        {
          key: 'state',
          label: t.state,
          cell: (block) => (
            <span class="cluster">
              {stateOf(block)}
              {mayBlock && !block.liftedAt && (block.endsOn === null || block.endsOn >= today) && (
                <form class="cluster" method="post" action={paths.liftBlock(member.id, block.id)}>
                  <input
                    name="because"
                    aria-label={t.liftReason}
                    placeholder={t.liftReason}
                    maxlength={300}
                  />
                  <Button>{t.lift}</Button>
                </form>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

const Close = (props: PartProps) => {
  const { member, t, errors } = props
  return (
    <Disclosure summary={t.close} open={isOpen(props)} id="penutupan">
      <Form action={paths.closing(member.id)} errors={errors}>
        <p>{t.closeText}</p>
        <FormActions>
          <Button kind="danger">{t.close}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}
