import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { nextClass, nextYear, type ClassMember, type SchoolClass } from './classes.ts'
import { institutionTexts, worded } from './messages.ts'

interface ClassPageProps {
  context: PageContext
  schoolClass: SchoolClass
  members: readonly ClassMember[]
  /** Cards that nobody has. */
  unknown?: readonly string[]
  /** Codes by field, of moving up. */
  errors?: Record<string, string>
}

/** The pupils of a class, and the way into the next year. */
export const ClassPage = ({ context, schoolClass, members, unknown = [], errors = {} }: ClassPageProps) => {
  const { language } = context
  const t = institutionTexts(language)
  const { id, name, schoolYear, institution, institutionId } = schoolClass
  const title = t.classOf(name, institution)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={`${t.schoolYear} ${schoolYear}`}
          actions={
            <>
              <ButtonLink href={paths.institution(institutionId)}>{institution}</ButtonLink>
              {members.length > 0 && context.viewer?.permissions.has('patrons.cards') && (
                <ButtonLink href={paths.classCards(id)}>{t.print}</ButtonLink>
              )}
            </>
          }
        />
        {unknown.length > 0 && (
          <Notice kind="problem" title={t.unknownTitle}>
            <p>{unknown.join(', ')}</p>
          </Notice>
        )}
        <Table
          caption={t.pupils}
          captionHidden
          rows={members}
          empty={t.noPupils}
          columns={[
            {
              key: 'name',
              label: t.name,
              names: true,
              cell: (one) => <a href={paths.member(one.id)}>{one.name}</a>,
            },
            { key: 'card', label: t.card, cell: ({ cardNumber }) => cardNumber },
            { key: 'expires', label: t.expires, cell: (one) => formatShortDate(one.expiresOn, language) },
            {
              key: 'remove',
              label: t.remove,
              cell: (one) => (
                <form method="post" action={paths.classRemoval(id, one.id)}>
                  <button class="as-link" type="submit" aria-label={t.removeNamed(one.name)}>
                    {t.remove}
                  </button>
                </form>
              ),
            },
          ]}
        />
        <Form action={paths.classFilling(id)}>
          <TextArea name="cards" label={t.cards} hint={t.cardsHint} rows={5} autofocus />
          <FormActions>
            <Button>{t.add}</Button>
          </FormActions>
        </Form>
        <MoveUp {...{ context, schoolClass, errors }} />
      </div>
    </StaffPage>
  )
}

const MoveUp = ({
  context,
  schoolClass,
  errors = {},
}: Pick<ClassPageProps, 'context' | 'schoolClass' | 'errors'>) => {
  const t = institutionTexts(context.language)
  const wrong = worded(errors, t)
  const { id, name, schoolYear } = schoolClass
  return (
    <Disclosure summary={t.moveUp} open={Object.keys(errors).length > 0} id="naik-kelas">
      <Form action={paths.classMoveUp(id)} errors={wrong}>
        <p>{t.moveUpText}</p>
        <TextField
          name="name"
          label={t.newName}
          value={nextClass(name)}
          error={wrong['name']}
          width="medium"
        />
        <TextField
          name="schoolYear"
          label={t.newYear}
          value={nextYear(schoolYear)}
          error={wrong['schoolYear']}
          width="short"
        />
        <FormActions>
          <Button>{t.moveUp}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}
