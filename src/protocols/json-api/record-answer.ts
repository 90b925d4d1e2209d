import type { RecordDetails } from '#modules/catalogue/index.ts'

/** A title as the API gives it: what is missing is null, so that every property is always there. */
export function recordAnswer(record: RecordDetails, origin: string) {
  const { id, description, headings, cover, version, createdAt, updatedAt } = record
  return {
    id,
    url: `${origin}/koleksi/${id}`,
    title: description.title,
    otherTitles: description.otherTitles,
    responsibility: description.responsibility ?? null,
    edition: description.edition ?? null,
    author: description.mainAuthor ?? null,
    headings: headings.map(({ role, kind, text, heading, authorityId }) => ({
      role,
      kind,
      text: heading ?? text,
      authorityId,
    })),
    subjects: description.subjects,
    genres: description.genres,
    series: description.series,
    publication: description.publication ?? null,
    places: description.places,
    publishers: description.publishers,
    year: description.year ?? null,
    extent: description.extent ?? null,
    material: description.material,
    languages: description.languages,
    audience: description.audience ?? null,
    accessibility: description.accessibility,
    ...numbersOf(description),
    summary: description.summary ?? null,
    contents: description.contents,
    notes: description.notes,
    links: description.links.map(({ url, label }) => ({ url, label: label ?? null })),
    cover: cover && { url: `${origin}/sampul/${cover.digest}`, width: cover.width, height: cover.height },
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

const numbersOf = (description: RecordDetails['description']) => ({
  isbns: description.isbns,
  issns: description.issns,
  otherNumbers: description.otherNumbers,
  controlNumber: description.controlNumber ?? null,
  classNumber: description.classNumber ?? null,
  callNumber: description.callNumber ?? null,
})
