import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import type { Crate } from '../crates/find-crates.ts'
import { newKey } from '../key.ts'
import { bulkTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { InstitutionMember } from './list-institutions.ts'

export interface LendPageProps {
  context: PageContext
  place: DeskPlace
  institutions: readonly InstitutionMember[]
  crates: readonly Crate[]
  typed: Typed
  errors?: FieldErrors
}

/** A packet to be lent: for whom, in what, and the scan list. */
export const LendPage = ({ context, place, institutions, crates, typed, errors = {} }: LendPageProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.lend
  const wrong = worded(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: wrong[name],
  })
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={
            <>
              {t.lead(place.branch.name)} <a href={paths.deskPlaceThen(paths.newShipment)}>{t.changePlace}</a>
            </>
          }
        />
        {institutions.length === 0 && <Notice kind="warning">{t.noInstitutions}</Notice>}
        <Form action={paths.newShipment} errors={wrong}>
          <input type="hidden" name="key" value={typed['key'] ?? newKey()} />
          <SelectField
            {...field('institutionId', t.institution, t.institutionHint)}
            options={institutions.map(({ id, name, cardNumber }) => ({
              value: String(id),
              label: [name, cardNumber].filter(Boolean).join(' · '),
            }))}
          />
          <SelectField
            {...field('crateId', t.crate, t.crateHint)}
            optional
            options={[
              { value: '', label: t.noCrate },
              ...crates
                .filter(({ retired, shipmentId }) => !retired && shipmentId === null)
                .map(({ id, name, barcode, copies }) => ({
                  value: String(id),
                  label: `${name} · ${barcode} · ${texts.crates.copiesOf(copies)}`,
                })),
            ]}
          />
          <TextArea {...field('barcodes', t.scans, t.scansHint)} rows={8} optional />
          <TextField {...field('purpose', t.purpose, t.purposeHint)} maxlength={200} optional />
          <TextField
            {...field('responsibleName', t.responsible, t.responsibleHint)}
            maxlength={200}
            optional
          />
          <TextField {...field('responsiblePhone', t.phone)} type="tel" maxlength={40} optional />
          {context.viewer?.permissions.has('circulation.set-day') && (
            <DateField {...field('dueOn', t.due, t.dueHint)} optional />
          )}
          <FormActions>
            <Button kind="primary" name="langkah" value="periksa">
              {t.check}
            </Button>
            <ButtonLink href={paths.shipments}>{texts.common.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}
