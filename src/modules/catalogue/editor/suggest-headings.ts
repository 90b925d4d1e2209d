import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'
import { isControl, type MarcRecord } from '../marc/record.ts'

export interface HeadingSuggestion {
  heading: string
  /** The other form that begins as typed, where the heading itself does not. */
  foundAs: string | null
  /** Some of its other forms. */
  variants: string[]
  seeAlso: string[]
  /** What it is for, and what not. */
  note: string | null
  titles: number
  /** The heading as subfields of a field: `$a Hamka, $d 1908-1981`. */
  subfields: string
  /** First indicator of the heading of a name: how it begins. */
  sign: string
}

const most = 8

/** Kinds of authority that a field takes its heading from. */
export const kindOfTag: Record<string, string | undefined> = {
  '100': 'person',
  '600': 'person',
  '700': 'person',
  '800': 'person',
  '110': 'corporate',
  '610': 'corporate',
  '710': 'corporate',
  '810': 'corporate',
  '111': 'meeting',
  '611': 'meeting',
  '711': 'meeting',
  '130': 'uniform-title',
  '630': 'uniform-title',
  '730': 'uniform-title',
  '240': 'uniform-title',
  '650': 'topic',
  '651': 'place',
  '655': 'genre',
  '490': 'series',
  '830': 'series',
}

/** Authorities whose heading, or another form of it, begins with what was typed. */
export async function suggestHeadings(
  db: Db,
  text: string,
  kinds: readonly string[],
): Promise<HeadingSuggestion[]> {
  const key = headingKey(text)
  if (key.length < 2) return []
  const pattern = `${key.replaceAll(/[%_\\]/g, '')}%`
  const { rows } = await sql<Omit<HeadingSuggestion, 'subfields' | 'sign'> & { marc: MarcRecord }>`
    select heading, found_as, marc, note,
      array(select text from catalogue.authority_variants
        where authority_id = found.id and text is distinct from found_as order by key limit 3) as variants,
      array(select text from catalogue.authority_relations where authority_id = found.id order by key limit 3) as see_also,
      (select count(distinct record_id)::int from catalogue.record_headings where authority_id = found.id) as titles
    from (
      select authorities.id, authorities.heading, authorities.marc, authorities.key, authorities.note, null::text as found_as
      from catalogue.authorities authorities
      where authorities.key like ${pattern} and authorities.kind = any(${kinds})
        and authorities.merged_into is null and authorities.deleted_at is null
      union all
      select authorities.id, authorities.heading, authorities.marc, authorities.key, authorities.note, min(variants.text)
      from catalogue.authority_variants variants
      join catalogue.authorities authorities on authorities.id = variants.authority_id
      where variants.key like ${pattern} and authorities.key not like ${pattern} and authorities.kind = any(${kinds})
        and authorities.merged_into is null and authorities.deleted_at is null
      group by authorities.id
    ) as found
    order by (found_as is not null), key
    limit ${most}
  `.execute(db)
  return rows.map(({ marc, ...row }) => ({ ...row, ...fieldOf(marc, row.heading) }))
}

/** What a record takes over of an authority: its heading, without links and notes. */
function fieldOf({ fields }: MarcRecord, heading: string): { subfields: string; sign: string } {
  const main = fields.find((field) => /^1\d\d$/.test(field.tag))
  const parts =
    main && !isControl(main) ? main.subfields.filter(({ code }) => /[a-z]/.test(code) && code !== 'w') : []
  const subfields = parts.map(({ code, value }) => `$${code} ${value}`).join(' ') || `$a ${heading}`
  return { subfields, sign: main && !isControl(main) && /^1[01]/.test(main.tag) ? main.ind1 : '' }
}
