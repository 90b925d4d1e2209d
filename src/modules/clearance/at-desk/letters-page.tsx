import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { lettersAPage, type ClearanceLetter, type LetterSearch } from '../letters/find-letters.ts'
import { letterState, letterStates } from '../letters/letter-state.ts'
import { clearanceTexts } from '../messages.ts'
import { stateKinds } from '../own/own-page.tsx'
import { paths } from '../paths.ts'
import { maySet } from '../permissions.ts'

interface LettersPageProps {
  context: PageContext
  search: LetterSearch
  letters: readonly ClearanceLetter[]
  total: number
  today: Day
}

/** The register of letters. */
export const LettersPage = ({ context, search, letters, total, today }: LettersPageProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.staff
  const hrefOf = (page: number) =>
    `${paths.letters}?${new URLSearchParams({ q: search.words, keadaan: search.state ?? '', halaman: String(page) })}`
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} actions={<Actions context={context} />} />
      <div class="stack">
        <FilterForm action={paths.letters} label={t.search} submit={t.show}>
          <TextField name="q" label={t.words} value={search.words} maxlength={100} optional />
          <SelectField
            name="keadaan"
            label={texts.state}
            value={search.state ?? ''}
            options={[
              { value: '', label: t.all },
              ...letterStates.map((state) => ({ value: state, label: texts.states[state] })),
            ]}
            optional
          />
        </FilterForm>
        <Table
          caption={t.title}
          captionHidden
          stacked
          empty={t.none}
          rows={letters}
          columns={[
            {
              key: 'number',
              label: texts.number,
              names: true,
              cell: ({ id, number }) => <a href={paths.letter(id)}>{number}</a>,
            },
            { key: 'name', label: texts.name, cell: ({ name }) => name },
            { key: 'purpose', label: texts.purpose, cell: ({ purpose }) => purpose },
            { key: 'on', label: texts.issuedOn, cell: ({ issuedOn }) => formatShortDate(issuedOn, language) },
            {
              key: 'until',
              label: texts.validUntil,
              cell: ({ validUntil }) => formatShortDate(validUntil, language),
            },
            {
              key: 'state',
              label: texts.state,
              cell: (letter) => {
                const state = letterState(letter, today)
                return <Badge kind={stateKinds[state]}>{texts.states[state]}</Badge>
              },
            },
          ]}
        />
        <Pager page={search.page} pages={Math.ceil(total / lettersAPage)} hrefOf={hrefOf} />
      </div>
    </StaffPage>
  )
}

const Actions = ({ context: { language, viewer } }: Pick<LettersPageProps, 'context'>) => {
  const texts = clearanceTexts(language)
  return (
    <>
      <ButtonLink href={paths.newLetter} kind="primary">
        {texts.staff.make}
      </ButtonLink>
      <ButtonLink href={paths.classLetters}>{texts.classes.title}</ButtonLink>
      {viewer?.permissions.has(maySet) && (
        <ButtonLink href={paths.settings}>{texts.staff.settings}</ButtonLink>
      )}
    </>
  )
}
