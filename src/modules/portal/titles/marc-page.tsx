import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { fieldText, type RecordDetails } from '#modules/catalogue/index.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

/** The record as cataloguers know it, field by field. */
export const MarcPage = ({ context, record }: { context: PageContext; record: RecordDetails }) => {
  const t = moreTexts(context.language).marc
  return (
    <PublicPage
      context={context}
      title={`${t.title}: ${record.description.title}`}
      head={<meta name="robots" content="noindex" />}
    >
      <PageHeading title={t.title} lead={<a href={paths.title(record.id)}>{record.description.title}</a>} />
      <table class="marc">
        <tbody>
          <tr>
            <th scope="row">{t.leader}</th>
            <td>
              <code>{record.marc.leader}</code>
            </td>
          </tr>
          {record.marc.fields.map((field) => (
            <tr>
              <th scope="row">{field.tag}</th>
              <td>
                <code>{fieldText(field)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PublicPage>
  )
}
