import * as v from 'valibot'
import type { Letterhead, Signatory } from '#design/print/letter.ts'
import { optionalText } from '#kernel/form.ts'
import { keptSettings } from '#kernel/kept-settings.ts'

/** How many people may sign; a form has so many rows. */
export const mostSignatories = 5

/** What stands on every letter of the library: its head, its town, and who may sign. */
export interface LetterSettings {
  head: Letterhead
  /** Before the date: Blitar. */
  city: string
  signatories: readonly Signatory[]
}

const Kept = v.object({
  head: v.object({ authority: v.string(), office: v.string(), address: v.string(), contact: v.string() }),
  city: v.string(),
  signatories: v.array(v.object({ name: v.string(), nip: v.string(), position: v.string() })),
})

const places = Array.from({ length: mostSignatories }, (_, place) => place + 1)

const Nip = v.pipe(
  optionalText(40),
  v.transform((text) => text.replaceAll(/\s+/g, ' ')),
  v.regex(/^[\d .]*$/, 'not-a-nip'),
)
const person = (place: number) => ({
  [`name${place}`]: optionalText(120),
  [`nip${place}`]: Nip,
  [`position${place}`]: optionalText(160),
})

export const LetterheadForm = v.pipe(
  v.object({
    authority: optionalText(120),
    office: optionalText(160),
    address: optionalText(240),
    contact: optionalText(240),
    city: optionalText(60),
    ...Object.assign({}, ...places.map(person)),
  }),
  v.transform((form: Record<string, string>): LetterSettings => {
    const typed = (name: string) => form[name] ?? ''
    return {
      head: {
        authority: typed('authority'),
        office: typed('office'),
        address: typed('address'),
        contact: typed('contact'),
      },
      city: typed('city'),
      signatories: places
        .map((place) => ({
          name: typed(`name${place}`),
          nip: typed(`nip${place}`),
          position: typed(`position${place}`),
        }))
        .filter(({ name }) => name !== ''),
    }
  }),
)

const nothing: LetterSettings = {
  head: { authority: '', office: '', address: '', contact: '' },
  city: '',
  signatories: [],
}

const kept = keptSettings<LetterSettings>({
  name: 'letters',
  shape: Kept,
  usual: nothing,
  entry: () => ({ action: 'letterhead.saved', subjectKind: 'letterhead', subjectId: 1 }),
})

/** Head, town and signatories as staff have set them; empty before that. */
export const findLetterSettings = kept.find
export const saveLetterSettings = kept.save
