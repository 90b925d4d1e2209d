import { Button } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { MessageText } from '../message-text.tsx'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'
import { placeholders, type Wording, type WordingKind } from './default-wordings.ts'
import type { Preview } from './preview-wording.ts'
import { wordingName } from './wordings-page.tsx'

interface WordingPageProps {
  context: PageContext
  kind: WordingKind
  /** Language of the wording, not of the page. */
  language: Language
  wording: Wording
  errors?: FieldErrors
  preview: Preview | undefined
  done?: string
}

export const WordingPage = (props: WordingPageProps) => {
  const { context, kind, language, wording, errors = {}, preview, done } = props
  const t = staffTexts(context.language).wording
  const names = placeholders[kind].map((name) => `{${name}}`).join(' ')
  const title = `${wordingName(kind, context.language)}, ${t.language[language]}`
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={<a href={paths.wordings}>{t.back}</a>} />
      {done === 'simpan' && <Notice kind="success">{t.saved}</Notice>}
      {done === 'bawaan' && <Notice kind="success">{t.wasReset}</Notice>}
      <Form action={paths.wording(kind, language)} errors={errors}>
        <TextField
          name="subject"
          label={t.subject}
          value={wording.subject}
          error={errors['subject']}
          maxlength={200}
        />
        <TextArea
          name="body"
          label={t.body}
          hint={`${t.may} ${names}`}
          value={wording.body}
          error={errors['body']}
          rows={9}
          maxlength={4000}
        />
        <FormActions>
          <Button kind="primary" name="tindakan" value="simpan">
            {t.save}
          </Button>
          <Button name="tindakan" value="lihat">
            {t.preview}
          </Button>
          <Button kind="quiet" name="tindakan" value="bawaan" formnovalidate>
            {t.reset}
          </Button>
        </FormActions>
      </Form>
      <h2>{t.sample}</h2>
      {preview ? (
        <div class="stack">
          <p class="soft">{t.sampleOf(preview.readerName)}</p>
          <h3 lang={language}>{preview.subject}</h3>
          <div class="stack" lang={language}>
            <MessageText text={preview.body} />
          </div>
        </div>
      ) : (
        <p class="soft">{t.sampleNone}</p>
      )}
    </StaffPage>
  )
}
