import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { StaffList } from './find-staff-lists.ts'
import { staffListTexts } from './messages.ts'

interface EditListPageProps {
  context: PageContext
  /** Undefined for a new list. */
  list?: { id: number; slug: string; published: boolean }
  typed: Typed
  /** Already in words. */
  errors?: FieldErrors
  saved?: boolean
  /** Titles of the list that nobody sees now. */
  quarantined?: readonly string[]
}

/** A list, its words and its titles. */
export const EditListPage = (props: EditListPageProps) => {
  const { context, list, typed, errors = {}, saved, quarantined = [] } = props
  const t = staffListTexts(context.language)
  const title = list ? t.edit : t.create
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  })
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading
          title={title}
          lead={list && typed['title']}
          actions={list?.published && <ButtonLink href={paths.list(list.slug)}>{t.see}</ButtonLink>}
        />
        {saved && <Notice kind="success">{t.saved}</Notice>}
        {quarantined.length > 0 && <Notice kind="warning">{t.quarantined(quarantined.join(', '))}</Notice>}
        <Form action={list ? paths.staffList(list.id) : paths.newList} errors={errors}>
          <TextField {...field('title', t.name)} autofocus={!saved && Object.keys(errors).length === 0} />
          <TextArea {...field('description', t.description, t.descriptionHint)} rows={3} optional />
          <Checkbox
            name="published"
            label={t.published}
            hint={t.publishedHint}
            checked={typed['published'] === 'on'}
          />
          <TextArea {...field('titles', t.titles, t.titlesHint)} rows={14} optional />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={paths.staffLists}>{t.cancel}</ButtonLink>
          </FormActions>
        </Form>
        {list && (
          <Disclosure summary={t.remove}>
            <form method="post" action={paths.listRemoval(list.id)} class="stack">
              <p>{t.removeHint}</p>
              <Button kind="danger">{t.removeNow}</Button>
            </form>
          </Disclosure>
        )}
      </div>
    </StaffPage>
  )
}

interface AddToListPageProps {
  context: PageContext
  record: { id: number; title: string }
  lists: readonly StaffList[]
  error?: string
}

/** Puts one title on one of the lists. */
export const AddToListPage = ({ context, record, lists, error }: AddToListPageProps) => {
  const t = staffListTexts(context.language)
  return (
    <StaffPage context={context} title={t.add.title}>
      <PageHeading title={t.add.title} lead={record.title} />
      {lists.length === 0 ? (
        <p>
          {t.add.noLists} <a href={paths.newList}>{t.create}</a>
        </p>
      ) : (
        <Form action={paths.addToList} errors={{ daftar: error }}>
          <input type="hidden" name="judul" value={String(record.id)} />
          <SelectField
            name="daftar"
            label={t.add.list}
            error={error}
            width="medium"
            options={lists.map(({ id, title }) => ({ value: String(id), label: title }))}
          />
          <FormActions>
            <Button kind="primary">{t.add.do}</Button>
            <ButtonLink href={paths.staffTitle(record.id)}>{t.cancel}</ButtonLink>
          </FormActions>
        </Form>
      )}
    </StaffPage>
  )
}
