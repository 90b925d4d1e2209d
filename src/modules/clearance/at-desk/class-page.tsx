import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { ClassListed, PupilStanding } from '../letters/class-letters.ts'
import { isClear, type Dues } from '../letters/dues.ts'
import { clearanceTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'

interface ClassPageProps {
  context: PageContext
  classes: readonly ClassListed[]
  chosen: number | undefined
  pupils: readonly PupilStanding[]
  purposes: readonly string[]
  refusal?: string | undefined
  outcome?: { made: number; left: number; purpose: string } | undefined
}

/** A whole class that graduates: who has something still, and the letters of the others in one file. */
export const ClassLettersPage = (props: ClassPageProps) => {
  const { context, classes, chosen, refusal, outcome } = props
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.classes
  const number = (count: number) => formatNumber(count, language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack-large">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {outcome && chosen !== undefined && (
          <Notice kind={outcome.left > 0 ? 'warning' : 'success'}>
            <p>{t.done(number(outcome.made), number(outcome.left))}</p>
            {outcome.made > 0 && (
              <p>
                <ButtonLink href={paths.classFile(chosen, outcome.purpose)} kind="primary">
                  {t.file}
                </ButtonLink>
              </p>
            )}
          </Notice>
        )}
        {classes.length === 0 && <p>{t.none}</p>}
        <FilterForm action={paths.classLetters} label={t.choose} submit={texts.staff.check}>
          <SelectField
            name="kelas"
            label={t.choose}
            value={chosen === undefined ? undefined : String(chosen)}
            options={classes.map(({ id, name, schoolYear, institution, pupils }) => ({
              value: String(id),
              label: `${institution}, ${name}, ${schoolYear} (${number(pupils)})`,
            }))}
          />
        </FilterForm>
        {chosen !== undefined && <Pupils {...props} chosen={chosen} />}
      </div>
    </StaffPage>
  )
}

const Pupils = ({ context, chosen, pupils, purposes }: ClassPageProps & { chosen: number }) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.classes
  const clear = pupils.filter(({ dues }) => isClear(dues)).length
  return (
    <>
      <Table
        caption={t.pupils(formatNumber(clear, language), formatNumber(pupils.length, language))}
        stacked
        rows={pupils}
        columns={[
          {
            key: 'name',
            label: texts.name,
            names: true,
            cell: ({ patronId, name }) => <a href={paths.member(patronId)}>{name}</a>,
          },
          { key: 'card', label: texts.card, cell: ({ cardNumber }) => cardNumber ?? '' },
          {
            key: 'state',
            label: texts.dues.title,
            cell: ({ dues }) => (
              <>
                <Badge kind={isClear(dues) ? 'good' : 'attention'}>
                  {isClear(dues) ? texts.dues.done : texts.dues.missing}
                </Badge>{' '}
                {missing(dues, language)}
              </>
            ),
          },
        ]}
      />
      {clear > 0 && (
        <Form action={paths.classLetters}>
          <input type="hidden" name="kelas" value={String(chosen)} />
          <SelectField
            name="purpose"
            label={texts.purpose}
            options={purposes.map((purpose) => ({ value: purpose, label: purpose }))}
          />
          <FormActions>
            <Button kind="primary">{t.make(formatNumber(clear, language))}</Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}

function missing({ loans, claims, owed }: Dues, language: Language): string {
  const t = clearanceTexts(language).dues
  const number = (count: number) => formatNumber(count, language)
  return [
    loans.length > 0 && t.openLoans(number(loans.length)),
    claims.length > 0 && t.openClaims(number(claims.length)),
    owed > 0 && t.owed(formatRupiah(owed)),
  ]
    .filter(Boolean)
    .join('; ')
}
