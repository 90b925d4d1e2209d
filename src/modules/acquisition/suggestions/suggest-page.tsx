import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageLanguage } from '#design/language.tsx'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf, TitleFields } from '../title-fields.tsx'
import type { Alike } from './find-similar.ts'
import { SimilarList } from './similar-list.tsx'

interface SuggestPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
  refusal?: string
  alike?: Alike
}

/** A member suggests a title; where it may be here already, that is shown before it is sent. */
export const SuggestPage = ({ context, typed, errors = {}, refusal, alike }: SuggestPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.public
  const parts = { typed, errors: wordedErrors(errors, texts) }
  return (
    <PublicPage context={context} title={t.formTitle}>
      <PageHeading title={t.formTitle} lead={t.formLead} />
      {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
      {alike && <AlikeNotice {...{ context, alike }} />}
      <Form action={paths.newSuggestion} errors={parts.errors}>
        {alike && <Checkbox name="tetap" label={t.other} />}
        <TitleFields texts={texts} {...parts} first />
        <duplicate-watch data-address={paths.similar} role="status" />
        <Island name="duplicate-watch" />
        <TextArea
          {...fieldOf(parts)('reason', texts.title.reason, texts.title.reasonHint)}
          rows={3}
          maxlength={1000}
          optional
        />
        <FormActions>
          <Button kind="primary">{t.send}</Button>
          <ButtonLink href={paths.suggestions}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </PublicPage>
  )
}

/** The same, while a title is typed; nothing where nothing is alike. */
export const SimilarHint = ({ context, alike }: { context: PageContext; alike: Alike }) =>
  alike.titles.length + alike.suggestions.length === 0 ? (
    <></>
  ) : (
    <PageLanguage.Provider value={context.language}>
      <AlikeNotice {...{ context, alike }} />
    </PageLanguage.Provider>
  )

const AlikeNotice = ({ context, alike }: { context: PageContext; alike: Alike }) => {
  const t = acquisitionTexts(context.language).public
  return (
    <Notice kind="warning" title={t.perhaps}>
      <p>{t.perhapsLead}</p>
      <SimilarList language={context.language} alike={alike} />
    </Notice>
  )
}
