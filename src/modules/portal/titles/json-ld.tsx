import { raw } from 'hono/html'
import type { TitleDetails } from '#modules/catalogue/index.ts'
import { naturalName } from '../natural-name.ts'
import { paths } from '../paths.ts'

interface HeadProps {
  record: TitleDetails
  origin: string
  libraryName: string
}

const types: Record<string, string> = {
  'terbitan-berkala': 'Periodical',
  artikel: 'Article',
  peta: 'Map',
  musik: 'SheetMusic',
  'rekaman-suara': 'AudioObject',
  video: 'VideoObject',
  gambar: 'ImageObject',
}

/** What search engines and messengers read of a title: schema.org, Open Graph, the address that stays. */
export const TitleHead = ({ record, origin, libraryName }: HeadProps) => {
  const { description, cover } = record
  const url = origin + paths.title(record.id)
  const image = cover && origin + paths.cover(cover.digest)
  return (
    <>
      <link rel="canonical" href={url} />
      <meta property="og:type" content="book" />
      <meta property="og:title" content={description.title} />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={libraryName} />
      {description.summary && <meta property="og:description" content={description.summary.slice(0, 300)} />}
      {image && <meta property="og:image" content={image} />}
      {description.isbns.map((isbn) => (
        <meta property="book:isbn" content={isbn} />
      ))}
      <script type="application/ld+json">{raw(jsonLd(schemaOf(record, url, image)))}</script>
    </>
  )
}

function schemaOf({ description, items, headings }: TitleDetails, url: string, image: string | null) {
  return {
    '@context': 'https://schema.org',
    '@type': types[description.material] ?? 'Book',
    '@id': url,
    url,
    name: description.title,
    author: headings
      .filter(({ role }) => role === 'author')
      .map(({ kind, heading, text }) => ({
        '@type': kind === 'person' ? 'Person' : 'Organization',
        name: naturalName(heading ?? text),
      })),
    publisher: description.publishers.map((name) => ({ '@type': 'Organization', name })),
    datePublished: description.year && String(description.year),
    inLanguage: description.languages,
    isbn: description.isbns,
    issn: description.issns,
    about: description.subjects,
    bookEdition: description.edition,
    description: description.summary,
    image: image ?? undefined,
    offers: items.map(({ barcode, branchName, disposition, away, callNumber }) => ({
      '@type': 'Offer',
      serialNumber: barcode,
      sku: callNumber,
      availability: `https://schema.org/${disposition === 'in-circulation' && !away ? 'InStock' : 'OutOfStock'}`,
      offeredBy: { '@type': 'Library', name: branchName },
      businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
      price: 0,
      priceCurrency: 'IDR',
    })),
  }
}

/** JSON that cannot end the script element it stands in. */
const jsonLd = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
