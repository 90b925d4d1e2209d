import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { ListedClass } from './institution.ts'
import { institutionTexts, worded } from './messages.ts'

interface InstitutionPageProps {
  context: PageContext
  member: { id: number; name: string }
  typed: Typed
  classes: readonly ListedClass[]
  /** Codes by field, of the one form or the other. */
  errors?: Record<string, string>
}

/** A school or office: who answers for it, and its classes. */
export const InstitutionPage = ({ context, member, typed, classes, errors = {} }: InstitutionPageProps) => {
  const { language } = context
  const t = institutionTexts(language)
  const wrong = worded(errors, t)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: wrong[name] })
  return (
    <StaffPage context={context} title={member.name}>
      <div class="stack-large">
        <PageHeading
          title={member.name}
          lead={t.institution}
          actions={<ButtonLink href={paths.member(member.id)}>{member.name}</ButtonLink>}
        />
        <Form action={paths.institution(member.id)} errors={typed['form'] === 'class' ? {} : wrong}>
          <p>{t.institutionHint}</p>
          <TextField {...field('responsibleName', t.responsible)} maxlength={200} />
          <TextField {...field('responsiblePhone', t.phone)} type="tel" inputmode="tel" optional />
          <TextField {...field('npsn', t.npsn)} width="short" optional />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
          </FormActions>
        </Form>
        <h2>{t.classes}</h2>
        <Table
          caption={t.classes}
          captionHidden
          rows={classes}
          empty={t.noClasses}
          columns={[
            {
              key: 'name',
              label: t.className,
              names: true,
              cell: ({ id, name }) => <a href={paths.schoolClass(id)}>{name}</a>,
            },
            { key: 'year', label: t.schoolYear, cell: ({ schoolYear }) => schoolYear },
            {
              key: 'pupils',
              label: t.pupils,
              numeric: true,
              cell: ({ members }) => formatNumber(Number(members), language),
            },
          ]}
        />
        <Form action={paths.newClass(member.id)} errors={typed['form'] === 'class' ? wrong : {}}>
          <TextField {...field('name', t.className)} width="medium" maxlength={60} />
          <TextField {...field('schoolYear', t.schoolYear)} hint={t.schoolYearHint} width="short" />
          <FormActions>
            <Button>{t.addClass}</Button>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}
