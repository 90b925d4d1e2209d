import { Button } from '#design/button.tsx'
import { Cover } from '#design/cover.tsx'
import { FileField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { Language } from '#kernel/i18n.ts'
import { paths } from '../paths.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { coverTexts } from './messages.ts'
import type { SaveCoverRefusal } from './save-cover.ts'

export type CoverRefusal = SaveCoverRefusal | 'too-large' | 'required'

interface CoverPanelProps {
  language: Language
  record: RecordDetails
  mayChange: boolean
  refusal?: CoverRefusal
}

/** The cover of a title as the public sees it, and the way to another. */
export const CoverPanel = ({ language, record, mayChange, refusal }: CoverPanelProps) => {
  const t = coverTexts(language)
  const { id, cover, description } = record
  const { title, mainAuthor: author, classNumber } = description
  const image = cover ? { ...cover, src: paths.cover(cover.digest) } : undefined
  const error = refusal && t.refusals[refusal]
  return (
    <section class="stack" id="sampul">
      <h2>{t.cover}</h2>
      <div class="cover-small">
        <Cover {...{ title, author, classNumber, image }} />
      </div>
      <p class="soft">{cover ? t.uploaded : t.drawn}</p>
      {mayChange && (
        <Form action={paths.coverUpload(id)} errors={{ picture: error }} multipart>
          <FileField
            name="picture"
            label={cover ? t.replace : t.add}
            hint={t.hint}
            error={error}
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          />
          <FormActions>
            <Button>{t.save}</Button>
          </FormActions>
        </Form>
      )}
      {mayChange && cover && (
        <form method="post" action={paths.coverRemoval(id)}>
          <Button kind="quiet">{t.remove}</Button>
        </form>
      )}
    </section>
  )
}
