import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { FileField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { Language } from '#kernel/i18n.ts'
import { cardTexts } from '../cards/messages.ts'
import { paths } from '../paths.ts'

interface PhotoSectionProps {
  language: Language
  member: { id: number; name: string; photoDigest: string | null }
  /** Why a picture was not taken, as a sentence. */
  problem?: string
}

/** The photo of a member, and the way to another. */
export const PhotoSection = ({ language, member, problem }: PhotoSectionProps) => {
  const t = cardTexts(language)
  return (
    <Disclosure summary={t.photo} open={problem !== undefined} id="foto">
      <div class="stack">
        {member.photoDigest && (
          <img
            src={`${paths.photo(member.id)}?${member.photoDigest.slice(0, 8)}`}
            alt={t.photoOf(member.name)}
            width="120"
            height="150"
            loading="lazy"
          />
        )}
        <Form action={paths.photoUpload(member.id)} errors={{ photo: problem }} multipart>
          <FileField
            name="photo"
            label={t.addPhoto}
            hint={t.photoHint}
            error={problem}
            accept="image/jpeg,image/png,image/webp"
          />
          <FormActions>
            <Button>{t.savePhoto}</Button>
          </FormActions>
        </Form>
        {member.photoDigest && (
          <form method="post" action={paths.photoRemoval(member.id)}>
            <Button kind="quiet">{t.removePhoto}</Button>
          </form>
        )}
      </div>
    </Disclosure>
  )
}
