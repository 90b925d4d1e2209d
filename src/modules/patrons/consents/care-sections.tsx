import { Button } from '#design/button.tsx'
import { Checkbox, CheckboxGroup } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Family, Relative } from '../family/family-of.ts'
import type { MemberDetails } from '../members/find-member.ts'
import { relations } from '../members/member-form.ts'
import { needCodes, type Needs } from '../needs/needs.ts'
import { paths } from '../paths.ts'
import { freePurposes, type FreePurpose } from './change-consent.ts'
import type { ListedConsent } from './list-consents.ts'
import { careTexts, type CareTexts } from './messages.ts'
import { wordingOf } from './wordings.ts'

/** A deed of these sections that was refused: codes by field. */
export interface CareProblem {
  deed: 'guardian' | 'consent' | 'needs' | 'data'
  errors: Record<string, string>
}

export interface CareSectionsProps {
  context: PageContext
  member: MemberDetails
  family: Family
  consents: readonly ListedConsent[]
  /** Left out for those who may not see them. */
  needs?: Needs
  problem?: CareProblem
}

interface PartProps extends CareSectionsProps {
  t: CareTexts
  errors: Record<string, string>
}

/** Family, consents, help that is needed, and requests about data. */
export const CareSections = (props: CareSectionsProps) => {
  const { context, member, problem } = props
  const t = careTexts(context.language)
  const may = (permission: string) => context.viewer?.permissions.has(permission) ?? false
  const known: Record<string, string> = t.errors
  const partOf = (deed: CareProblem['deed']): PartProps => {
    const errors = problem?.deed === deed ? problem.errors : {}
    const worded = Object.entries(errors).map(([field, code]) => [field, known[code] ?? t.errors.wrong])
    return { ...props, t, errors: Object.fromEntries(worded) }
  }
  if (member.standing === 'closed') return null
  return (
    <div>
      <FamilySection {...partOf('guardian')} mayEdit={may('patrons.edit')} />
      <ConsentSection {...partOf('consent')} mayEdit={may('patrons.edit')} />
      {may('patrons.needs') && <NeedsSection {...partOf('needs')} />}
      {may('patrons.edit') && <DataSection {...partOf('data')} />}
    </div>
  )
}

const isOpen = ({ errors }: PartProps) => Object.keys(errors).length > 0

const FamilySection = (props: PartProps & { mayEdit: boolean }) => {
  const { member, family, t, errors, mayEdit } = props
  const some = family.guardians.length + family.children.length > 0
  return (
    <Disclosure summary={t.family} open={some || isOpen(props)} id="keluarga">
      <div class="stack-large">
        {some ? (
          <ul role="list" class="stack">
            {family.guardians.map((one) => (
              <li class="cluster">
                {t.guardianIs}: <RelativeLink one={one} t={t} />
                {mayEdit && (
                  <form method="post" action={paths.endGuardian(member.id, one.id)}>
                    <Button kind="quiet">{t.end}</Button>
                  </form>
                )}
              </li>
            ))}
            {family.children.map((one) => (
              <li>
                {t.guardianOf}: <RelativeLink one={one} t={t} />
              </li>
            ))}
          </ul>
        ) : (
          <p>{t.noFamily}</p>
        )}
        {mayEdit && (
          <Form action={paths.guardians(member.id)} errors={errors}>
            <TextField
              name="card"
              label={t.guardianCard}
              hint={t.guardianCardHint}
              error={errors['card']}
              autocomplete="off"
              width="medium"
            />
            <SelectField
              name="relation"
              label={t.relation}
              error={errors['relation']}
              options={relations.map((value) => ({ value, label: t.relations[value] }))}
              width="medium"
            />
            <FormActions>
              <Button>{t.addGuardian}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Disclosure>
  )
}

const RelativeLink = ({ one, t }: { one: Relative; t: CareTexts }) => {
  const names: Record<string, string> = t.relations
  return (
    <span>
      <a href={paths.member(one.id)}>{one.name}</a>{' '}
      <span class="soft">{[names[one.relation], one.cardNumber].filter(Boolean).join(' · ')}</span>
    </span>
  )
}

const ConsentSection = (props: PartProps & { mayEdit: boolean }) => {
  const { context, member, consents, t, mayEdit } = props
  const day = (date: Date) => formatShortDate(date, context.language)
  const purposes: Record<string, string> = t.purposes
  const free = freePurposes.filter(
    (purpose) => !consents.some((one) => one.purpose === purpose && !one.withdrawnAt),
  )
  return (
    <Disclosure summary={t.consents} open={isOpen(props)} id="persetujuan">
      <div class="stack-large">
        <Table
          caption={t.consents}
          captionHidden
          rows={consents}
          empty={t.noConsents}
          columns={[
            {
              key: 'purpose',
              label: t.purpose,
              names: true,
              cell: ({ purpose, wording }) => (
                <Disclosure summary={purposes[purpose]}>
                  <p>{wording}</p>
                </Disclosure>
              ),
            },
            { key: 'by', label: t.by, cell: ({ givenBy }) => givenBy },
            { key: 'when', label: t.when, cell: ({ givenAt }) => day(givenAt) },
            {
              key: 'state',
              label: t.state,
              cell: ({ purpose, withdrawnAt }) =>
                withdrawnAt ? (
                  t.withdrawnOn(day(withdrawnAt))
                ) : (
                  <form class="cluster" method="post" action={paths.withdrawal(member.id)}>
                    {t.inForce}
                    {mayEdit && freePurposes.some((one) => one === purpose) && (
                      <>
                        <input type="hidden" name="purpose" value={purpose} />
                        <Button kind="quiet">{t.withdraw}</Button>
                      </>
                    )}
                  </form>
                ),
            },
          ]}
        />
        {mayEdit && free.length > 0 && <AgreeForm {...props} free={free} />}
      </div>
    </Disclosure>
  )
}

const AgreeForm = ({ context, member, t, errors, free }: PartProps & { free: readonly FreePurpose[] }) => (
  <Form action={paths.consents(member.id)} errors={errors}>
    <p>{t.addHint}</p>
    {free.map((purpose) => (
      <p>
        <strong>{t.purposes[purpose]}.</strong> {wordingOf(purpose, context.language)}
      </p>
    ))}
    <SelectField
      name="purpose"
      label={t.purpose}
      error={errors['purpose']}
      options={free.map((value) => ({ value, label: t.purposes[value] }))}
      width="medium"
    />
    <FormActions>
      <Button>{t.add}</Button>
    </FormActions>
  </Form>
)

const NeedsSection = (props: PartProps) => {
  const { context, member, needs, t, errors } = props
  return (
    <Disclosure summary={t.needs} open={needs !== undefined || isOpen(props)} id="kebutuhan">
      <Form action={paths.needs(member.id)} errors={errors}>
        <CheckboxGroup
          name="needs"
          label={t.needs}
          hint={t.needsHint}
          values={needs?.needs ?? []}
          options={needCodes.map((value) => ({ value, label: t.needNames[value] }))}
          optional
        />
        <TextArea name="note" id="needs-note" label={t.needsNote} value={needs?.note} rows={2} optional />
        <p>{wordingOf('needs', context.language)}</p>
        <Checkbox
          name="agreed"
          label={t.needsAgreed}
          checked={needs !== undefined}
          error={errors['agreed']}
        />
        <FormActions>
          <Button>{t.saveNeeds}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

const DataSection = (props: PartProps) => {
  const { member, t } = props
  return (
    <Disclosure summary={t.data} open={isOpen(props)} id="data-pribadi">
      <form class="stack" method="post" action={paths.newDataRequest(member.id)}>
        <p>{t.dataText}</p>
        <p class="cluster">
          <Button name="kind" value="export">
            {t.askExport}
          </Button>
          <Button name="kind" value="deletion">
            {t.askDeletion}
          </Button>
        </p>
      </form>
    </Disclosure>
  )
}
