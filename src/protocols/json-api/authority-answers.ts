import type { Db } from '#kernel/database.ts'
import { authoritiesPerPage, findAuthority, listAuthorities } from '#modules/catalogue/index.ts'

export async function authoritiesAnswer(db: Db, parameters: URLSearchParams) {
  const page = Number(parameters.get('hal') ?? 1)
  const text = (parameters.get('q') ?? '').toWellFormed().replaceAll('\0', '')
  const { total, authorities } = await listAuthorities(db, {
    text,
    kind: parameters.get('jenis') ?? '',
    page,
  })
  return { total, page, pages: Math.max(1, Math.ceil(total / authoritiesPerPage)), authorities }
}

/** Notes and links are the cataloguers' own. */
export async function authorityAnswer(db: Db, id: number, origin: string) {
  const authority = await findAuthority(db, id)
  if (!authority) return undefined
  const { kind, heading, variants, seeAlso, titles } = authority
  return {
    id: authority.id,
    url: `${origin}/tajuk/${authority.id}`,
    kind,
    heading,
    variants,
    seeAlso,
    titles,
  }
}
