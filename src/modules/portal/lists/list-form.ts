import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

/** Most titles of one list: more than anybody reads, few enough for one page. */
export const mostTitles = 500

/** What staff type about a list; its titles one a line, each beginning with a number that means it. */
export const ListForm = v.object({
  title: requiredText(200),
  description: optionalText(2000),
  published: v.pipe(
    v.optional(v.string(), ''),
    v.transform((ticked) => ticked === 'on'),
  ),
  titles: v.pipe(
    optionalText(100_000),
    v.transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
    v.maxLength(mostTitles, 'too-many'),
  ),
})
export type ListFields = v.InferOutput<typeof ListForm>

/** `12 Laskar pelangi`: the number means the title, the words are for people. */
export const titleLine = ({ id, title }: { id: number; title: string }): string => `${id} ${title}`

/** What of a line may be a number: its first word, or all of it, for an ISBN with blanks. */
export const numbersOf = (line: string): string[] => [...new Set([line, line.split(/\s/, 1)[0] ?? ''])]

/** The part of a list's address that comes from its title: `Mengenal Indonesia!` -> `mengenal-indonesia`. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}'’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter(Boolean).join('-').slice(0, 60).replace(/-$/, '') || 'daftar'
}
