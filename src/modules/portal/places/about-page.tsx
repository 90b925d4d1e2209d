import { formatNumber } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

interface AboutPageProps {
  context: PageContext
  size: { titles: number; copies: number }
  branches: readonly Branch[]
}

export const AboutPage = ({ context, size, branches }: AboutPageProps) => {
  const { language } = context
  const t = moreTexts(language)
  return (
    <PublicPage context={context} title={t.about.title} description={t.about.lead}>
      <div class="stack prose">
        <PageHeading title={t.about.title} lead={t.about.lead} />
        {t.about.paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>{t.about.collection(formatNumber(size.titles, language), formatNumber(size.copies, language))}</p>
        <h2>
          <a href={paths.places}>{t.places.title}</a>
        </h2>
        <ul>
          {branches.map(({ code, name, address }) => (
            <li>
              <a href={paths.place(code)}>{name}</a>: {address}
            </li>
          ))}
        </ul>
        <p>{t.about.privacy}</p>
        <p>
          {t.about.machines} <a href={paths.api}>{t.about.machinesMore}</a>
        </p>
      </div>
    </PublicPage>
  )
}
