import type { PageContext } from '#kernel/page-context.ts'
import { ContentSamples } from './gallery-content.tsx'
import { FormSamples } from './gallery-forms.tsx'
import { PageHeading } from './page-heading.tsx'
import { PublicPage } from './public-page.tsx'
import { StaffPage } from './staff-page.tsx'

export interface GalleryProps {
  context: PageContext
  frame: 'public' | 'staff'
}

/** Every component in its states, to look at while working on them. */
export const Gallery = ({ context, frame }: GalleryProps) => {
  const Page = frame === 'staff' ? StaffPage : PublicPage
  return (
    <Page context={context} title="Galeri tampilan">
      <PageHeading
        title="Galeri tampilan"
        lead="Semua bagian halaman dalam semua keadaannya, dengan isi yang panjangnya wajar."
      />
      <div class="stack-large">
        <FormSamples />
        <ContentSamples />
      </div>
    </Page>
  )
}
