import { formatNumber } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths as oaiPaths } from '../oai-pmh/paths.ts'
import { sruPath } from '../sru/path.ts'
import { apiTexts } from './messages.ts'
import { operations, type Operation } from './openapi/document.ts'
import { searchParameters } from './openapi/parameters.ts'
import { base, paths } from './paths.ts'

export interface ApiPageProps {
  context: PageContext
  requestsPerMinute: number
  /** Things there are, to be asked for as examples. */
  examples: { record?: number; barcode?: string; authority?: number; branch?: string }
}

/** What programs can ask, for the people who write them. */
export const ApiPage = ({ context, requestsPerMinute, examples }: ApiPageProps) => {
  const { language } = context
  const t = apiTexts(language)
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        <h2>{t.ways}</h2>
        <Ways {...{ context }} />
        <h2>{t.operations}</h2>
        <p>
          <a href={paths.document}>{t.document}</a>
        </p>
        <Operations {...{ context, examples }} />
        <h2>{t.parameters}</h2>
        <p>{t.parametersLead}</p>
        <p>
          {searchParameters.map(({ name }, i) => (
            <>
              {i > 0 && ', '}
              <code>{name}</code>
            </>
          ))}
        </p>
        <h2>{t.fairUse}</h2>
        <p>{requestsPerMinute > 0 ? t.limit(formatNumber(requestsPerMinute, language)) : t.noLimit}</p>
        <p>{t.etag}</p>
        <p>{t.privacy}</p>
      </div>
    </PublicPage>
  )
}

const Ways = ({ context: { language, origin } }: { context: PageContext }) => {
  const t = apiTexts(language)
  const rows = [
    { name: t.json, path: base, try: `${paths.search}?q=bumi`, use: t.jsonUse },
    { name: 'SRU', path: sruPath, try: sruPath, use: t.sruUse },
    { name: 'OAI-PMH', path: oaiPaths.oai, try: `${oaiPaths.oai}?verb=Identify`, use: t.oaiUse },
  ]
  return (
    <Table
      caption={t.wayCaption}
      captionHidden
      stacked
      rows={rows}
      columns={[
        { key: 'way', label: t.way, names: true, cell: ({ name }) => name },
        {
          key: 'address',
          label: t.address,
          cell: (row) => (
            <a href={row.try}>
              <Address text={origin + row.path} />
            </a>
          ),
        },
        { key: 'use', label: t.use, cell: ({ use }) => use },
      ]}
    />
  )
}

/** An address that may go on in the next line at each of its parts. */
const Address = ({ text }: { text: string }) => (
  <code>
    {text.split(/(?<=[^/])(?=\/)/).map((part) => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </code>
)

const Operations = ({ context, examples }: Pick<ApiPageProps, 'context' | 'examples'>) => {
  const t = apiTexts(context.language)
  return (
    <Table
      caption={t.operations}
      captionHidden
      stacked
      rows={operations}
      columns={[
        { key: 'operation', label: t.operation, names: true, cell: (one) => t.questions[one.operationId] },
        { key: 'address', label: t.address, cell: ({ path }) => <Address text={path} /> },
        {
          key: 'example',
          label: t.example,
          cell: (operation) => {
            const href = exampleOf(operation, examples)
            return (
              href && (
                <a href={href} aria-label={t.tryIt(t.questions[operation.operationId])}>
                  {t.example}
                </a>
              )
            )
          },
        },
      ]}
    />
  )
}

function exampleOf({ path, operationId }: Operation, examples: ApiPageProps['examples']): string | undefined {
  if (operationId === 'search') return `${path}?q=bumi&jumlah=5`
  const { record, barcode, authority, branch } = examples
  const value = {
    '{barcode}': barcode,
    '{code}': branch,
    '{id}': operationId === 'getAuthority' ? authority : record,
  }
  const [sign] = /\{\w+\}/.exec(path) ?? []
  if (sign === undefined) return path
  const known = value[sign === '{barcode}' || sign === '{code}' ? sign : '{id}']
  return known === undefined ? undefined : path.replace(sign, encodeURIComponent(known))
}
