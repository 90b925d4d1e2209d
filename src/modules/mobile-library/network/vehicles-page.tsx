import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Vehicle } from './save-vehicle.ts'

interface VehiclesPageProps {
  context: PageContext
  vehicles: readonly Vehicle[]
  candidates: readonly { id: number; name: string }[]
}

/** Vehicles with their stock, and mobile branches that could be one. */
export const VehiclesPage = ({ context, vehicles, candidates }: VehiclesPageProps) => {
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.vehicles
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack-large">
        <PageHeading title={t.title} lead={t.lead} />
        <Table
          caption={t.title}
          captionHidden
          rows={vehicles}
          empty={texts.common.none}
          stacked
          columns={[
            {
              key: 'name',
              label: t.name,
              names: true,
              cell: ({ branchId, name, retired }) => (
                <>
                  <a href={paths.vehicle(branchId)}>{name}</a>{' '}
                  {retired && <Badge kind="muted">{t.retired}</Badge>}
                </>
              ),
            },
            { key: 'plate', label: t.plate, cell: ({ plate }) => plate },
            {
              key: 'stock',
              label: t.stock,
              cell: ({ stock, capacity }) =>
                capacity ? t.stockOf(stock, capacity) : formatNumber(stock, language),
            },
            {
              key: 'load',
              label: texts.day.load,
              cell: ({ branchId }) => (
                <>
                  <a href={paths.load(branchId)}>{texts.day.load}</a> ·{' '}
                  <a href={paths.unload(branchId)}>{texts.day.unload}</a>
                </>
              ),
            },
          ]}
        />
        {candidates.length > 0 && (
          <section class="stack">
            <h2>{t.candidates}</h2>
            <ul>
              {candidates.map(({ id, name }) => (
                <li>
                  <a href={paths.vehicle(id)}>
                    {t.add}: {name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </StaffPage>
  )
}

interface VehiclePageProps {
  context: PageContext
  branch: { id: number; name: string }
  typed: Typed
  errors?: FieldErrors
}

export const VehiclePage = ({ context, branch, typed, errors = {} }: VehiclePageProps) => {
  const texts = mobileTexts(context.language)
  const t = texts.vehicles
  const wrong = worded(errors, texts)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: wrong[name] })
  return (
    <StaffPage context={context} title={branch.name}>
      <PageHeading title={branch.name} lead={<a href={paths.vehicles}>{t.title}</a>} />
      <Form action={paths.vehicle(branch.id)} errors={wrong}>
        <TextField {...field('plate', t.plate)} maxlength={20} width="medium" optional autofocus />
        <TextField
          {...field('capacity', t.capacity)}
          hint={t.capacityHint}
          inputmode="numeric"
          width="short"
          optional
        />
        <TextArea {...field('note', t.note)} rows={3} maxlength={500} optional />
        <Checkbox
          name="retired"
          label={t.retired}
          checked={Boolean(typed['retired'])}
          error={wrong['retired']}
        />
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.vehicles}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
