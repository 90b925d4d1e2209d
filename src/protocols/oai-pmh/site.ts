/** Who serves, under which names. */
export interface Site {
  /** Name of the library. */
  name: string
  adminEmail: string
  /** Second part of the identifiers. */
  domain: string
  /** Address of the site, without a slash at the end. */
  origin: string
  /** The address that was asked. */
  base: string
}

/** Where readers find a title and the picture of its cover. */
export const pageOfTitle = ({ origin }: Site, id: number): string => `${origin}/koleksi/${id}`
export const addressOfCover = ({ origin }: Site, cover: string): string => `${origin}/sampul/${cover}`
