import type { CoverImage } from '#design/cover.tsx'
import type { Chip } from '#design/chips.tsx'
import type { Facet } from '#design/facet-list.tsx'
import type { Option } from '#design/field.tsx'
import type { BranchHoldings, Citation } from '#modules/catalogue/index.ts'

/** What a cover and a line about a title need. */
export interface TitleCard {
  href: string
  title: string
  /** As people say it: Pramoedya Ananta Toer. */
  author?: string
  year?: number
  /** Colours the drawn cover. */
  classNumber?: string
  /** An uploaded cover; the drawn one otherwise. */
  image?: CoverImage
}

/** Copies of a title at one branch. */
export interface BranchCopies {
  branchName: string
  copies: number
  available: number
  /** May only be read there. */
  readThere: number
  callNumber: string
  shelf: string
}

export interface ResultTitle extends TitleCard {
  subtitle?: string
  publisher?: string
  /** Kind of material, in words: Buku, Rekaman suara. */
  material: string
  holdings: readonly BranchCopies[]
  /** Where it can be read or heard on the spot. */
  onlineHref?: string
}

/** How long a branch is open today; no span means closed. */
export interface BranchToday {
  name: string
  href: string
  address: string
  /** Times as HH:MM. */
  spans: readonly { opens: string; closes: string }[]
  state: 'open' | 'later' | 'over' | 'closed'
  /** Why it is closed, where that was announced. */
  reason?: string
}

export interface ReadingList {
  href: string
  title: string
  description: string
  size: number
  titles: readonly TitleCard[]
}

export interface DeweyClass {
  /** Three figures: 800. */
  number: string
  label: string
  href: string
  titles: number
}

export interface HomeData {
  titles: number
  copies: number
  /** Questions to begin with. */
  examples: readonly Chip[]
  newest: readonly TitleCard[]
  newestHref: string
  lists: readonly ReadingList[]
  listsHref: string
  branches: readonly BranchToday[]
  classes: readonly DeweyClass[]
  subjects: readonly Chip[]
  subjectsHref: string
}

/** A link to another question. */
export interface Suggestion {
  label: string
  href: string
}

export interface ResultsData {
  /** As typed; empty when only filters were chosen. */
  query: string
  total: number
  page: number
  pages: number
  hrefOf(page: number): string
  results: readonly ResultTitle[]
  facets: readonly Facet[]
  /** Filters that hold now; each link takes one away. */
  chosen: readonly Chip[]
  clearHref: string
  sort: { value: string; options: readonly Option[] }
  /** Parameters besides the sort order, for the form that changes it. */
  kept: readonly [string, string][]
  /** Set when the answer is to a corrected question; `href` asks exactly what was typed. */
  corrected?: { query: string; href: string }
  feedHref: string
  advancedHref: string
  /** Shown when nothing was found. */
  help: EmptyHelp
}

export interface EmptyHelp {
  /** Perhaps meant. */
  corrections: readonly Suggestion[]
  /** The same question with less: fewer words, without filters. */
  broader: readonly Suggestion[]
  suggestPurchaseHref?: string
  askHref?: string
}

export interface Copy {
  barcode: string
  /** In words for the public: Tersedia, Dipinjam, Baca di tempat. */
  state: string
  kind: 'good' | 'neutral' | 'attention' | 'muted'
  note?: string
}

export interface PlaceCopies extends BranchCopies {
  branchHref: string
  items: readonly Copy[]
}

export interface NamedLink {
  label: string
  href: string
  /** What a person did: pengarang, penerjemah. */
  role?: string
}

export interface RecordData extends TitleCard {
  subtitle?: string
  material: string
  authors: readonly NamedLink[]
  /** From the whole of knowledge down to this subject. */
  classPath: readonly { label: string; href: string }[]
  places: readonly PlaceCopies[]
  /** Of a serial: which issues each place has. */
  holdings: readonly BranchHoldings[]
  /** Members who wait for the title. */
  waiting: number
  /** Where a member asks for it; none for a title of which no copy leaves the library. */
  holdHref: string | undefined
  online: readonly NamedLink[]
  summary: readonly string[]
  contents: readonly string[]
  subjects: readonly Chip[]
  series: readonly NamedLink[]
  /** Term and text in the order to show; empty texts are left out. */
  facts: readonly (readonly [term: string, text: string | undefined])[]
  editions: readonly TitleCard[]
  related: readonly TitleCard[]
  citations: readonly Citation[]
  exports: readonly { label: string; href: string }[]
  permalink: string
  /** Picture of the QR code of the permalink. */
  qrHref: string
  marcHref: string
}
