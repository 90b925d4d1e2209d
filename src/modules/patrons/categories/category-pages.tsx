import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatRupiah } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { categoryName, type Category } from './list-categories.ts'
import { categoryTexts, type id } from './messages.ts'

interface CategoriesPageProps {
  context: PageContext
  categories: readonly Category[]
  /** Members that are not closed, by code. */
  counts: ReadonlyMap<string, number>
}

export const CategoriesPage = ({ context, categories, counts }: CategoriesPageProps) => {
  const { language } = context
  const t = categoryTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={paths.newCategory} kind="primary">
            {t.create}
          </ButtonLink>
        }
      />
      <Table
        caption={t.title}
        captionHidden
        rows={categories}
        columns={[
          {
            key: 'name',
            label: t.name,
            names: true,
            cell: (one) => (
              <span class="cluster">
                <a href={paths.category(one.code)}>{categoryName(one, language)}</a>
                {one.retiredAt && <Badge kind="muted">{t.retiredMark}</Badge>}
              </span>
            ),
          },
          { key: 'validity', label: t.validity, numeric: true, cell: ({ validity }) => t.months(validity) },
          { key: 'ages', label: t.ages, cell: (one) => agesText(one, t) },
          { key: 'fee', label: t.fee, numeric: true, cell: ({ fee }) => formatRupiah(fee) },
          { key: 'cardFee', label: t.cardFee, numeric: true, cell: ({ cardFee }) => formatRupiah(cardFee) },
          {
            key: 'members',
            label: t.members,
            numeric: true,
            cell: ({ code }) => formatNumber(counts.get(code) ?? 0, language),
          },
        ]}
      />
    </StaffPage>
  )
}

const agesText = ({ youngest, oldest }: Category, t: typeof id) =>
  [youngest !== null && t.from(youngest), oldest !== null && t.to(oldest)].filter(Boolean).join(' ') ||
  t.anyAge

interface CategoryPageProps {
  context: PageContext
  /** Left out for a new kind. */
  category?: Category
  typed: Typed
  errors?: FieldErrors
}

export const CategoryPage = ({ context, category, typed, errors = {} }: CategoryPageProps) => {
  const t = categoryTexts(context.language)
  const known: Record<string, string> = t.errors
  const worded = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, known[code] ?? t.errors.wrong]),
  )
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  const number = (name: string, label: string) => ({
    ...field(name, label),
    inputmode: 'numeric' as const,
    width: 'short' as const,
  })
  const box = (name: string, label: string) => (
    <Checkbox name={name} label={label} checked={typed[name] === 'on'} />
  )
  const title = category ? t.edit(categoryName(category, context.language)) : t.create
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} />
      <Form action={category ? paths.category(category.code) : paths.newCategory} errors={worded}>
        {!category && <TextField {...field('code', t.code)} hint={t.codeHint} width="medium" />}
        <TextField {...field('nameId', t.nameId)} />
        <TextField {...field('nameEn', t.nameEn)} />
        <div class="field-grid">
          <TextField {...number('validity', t.validity)} />
          <TextField {...number('position', t.position)} />
          <TextField {...number('youngest', t.youngest)} optional />
          <TextField {...number('oldest', t.oldest)} optional />
          <TextField {...number('fee', t.fee)} />
          <TextField {...number('cardFee', t.cardFee)} />
        </div>
        {box('byAge', t.byAge)}
        {box('openToAll', t.openToAll)}
        {box('institution', t.institution)}
        {category && box('retired', t.retired)}
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={paths.categories}>{t.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
