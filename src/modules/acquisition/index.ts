import { sql } from 'kysely'
import type { Module } from '#kernel/module.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import { everyone, memberOnly } from '#kernel/permissions.ts'
import type { AuditWords, Standing } from '#modules/staff/index.ts'
import { budgetRoutes } from './budgets/routes.tsx'
import { giftRoutes } from './gifts/routes.tsx'
import { en, id } from './messages.ts'
import { orderRoutes } from './orders/order-routes.tsx'
import { wantedRoutes } from './orders/wanted-routes.tsx'
import { paths } from './paths.ts'
import { acquisitionPermissions } from './permissions.ts'
import { registerRoutes } from './register/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { ownSuggestionRoutes } from './suggestions/own-routes.tsx'
import { publicSuggestionRoutes } from './suggestions/public-routes.tsx'
import { staffSuggestionRoutes } from './suggestions/staff-routes.tsx'
import { vendorRoutes } from './vendors/routes.tsx'

export { seedAcquisition } from './seed.ts'
export { decide, type Decision } from './suggestions/decide.ts'
export { suggestionsFollowMember } from './suggestions/follow-member.ts'
export { merge as mergeSuggestions } from './suggestions/merge.ts'
export { findSuggestionFacts, readersOfSuggestion, type SuggestionFact } from './suggestions/readers-of.ts'
export { suggest } from './suggestions/suggest.ts'
export { vote } from './suggestions/vote.ts'
export { acquisitionsFollowMerge } from './follow-merge.ts'
export { acquisitionPermissions }

const entry = (
  name: Exclude<keyof typeof id.menu, 'publicSuggestions'>,
  href: string,
  permission: string,
): MenuEntry => ({
  href,
  label: { id: id.menu[name], en: en.menu[name] },
  permission,
  group: { id: id.group, en: en.group },
})

/** From the wish of a reader to the number in the register. */
export const acquisitionModule: Module = {
  permissions: acquisitionPermissions,
  routes: [
    publicSuggestionRoutes,
    ownSuggestionRoutes,
    staffSuggestionRoutes,
    wantedRoutes,
    orderRoutes,
    vendorRoutes,
    budgetRoutes,
    settingsRoutes,
    giftRoutes,
    registerRoutes,
  ],
  publicMenu: [
    {
      href: paths.suggestions,
      label: { id: id.menu.suggestions, en: en.menu.suggestions },
      permission: everyone,
      place: 'foot',
    },
  ],
  accountMenu: [
    {
      href: paths.ownSuggestions,
      label: { id: id.menu.publicSuggestions, en: en.menu.publicSuggestions },
      permission: memberOnly,
    },
  ],
  staffMenu: [
    { ...entry('suggestions', paths.staffSuggestions, 'acquisition.suggestions'), shortcut: 'u' },
    entry('wanted', paths.wanted, 'acquisition.orders'),
    entry('orders', paths.orders, 'acquisition.orders'),
    entry('gifts', paths.gifts, 'acquisition.gifts'),
    entry('register', paths.register, 'acquisition.register'),
    entry('budgets', paths.budgets, 'acquisition.budgets'),
    entry('vendors', paths.vendors, 'acquisition.budgets'),
    entry('settings', paths.settings, 'acquisition.budgets'),
  ],
}

export const acquisitionStandings: readonly Standing[] = [
  {
    label: { id: id.standing, en: en.standing },
    href: paths.staffSuggestions,
    permission: 'acquisition.suggestions',
    async count(db) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from acquisition.suggestions where state = 'waiting'
      `.execute(db)
      return rows[0]?.count ?? 0
    },
  },
]

export const acquisitionAuditWords: AuditWords = {
  deeds: {
    'suggestion.entered': { id: 'mencatat usulan', en: 'entered a suggestion' },
    'suggestion.open': { id: 'menampilkan usulan', en: 'showed a suggestion' },
    'suggestion.merged': { id: 'menggabungkan dua usulan', en: 'joined two suggestions' },
    'suggestion.declined': { id: 'menjawab usulan: belum dapat dipenuhi', en: 'turned a suggestion down' },
    'order-line.added': { id: 'menambah daftar pesanan', en: 'added to the order list' },
    'order-line.removed': { id: 'mengurangi daftar pesanan', en: 'took off the order list' },
    'order.made': { id: 'membuat pesanan', en: 'made an order' },
    'order.sent': { id: 'mengirim pesanan', en: 'sent an order' },
    'order.dropped': { id: 'membatalkan rancangan pesanan', en: 'dropped a draft of an order' },
    'order.received': { id: 'menerima kiriman', en: 'received a delivery' },
    'order.cancelled': { id: 'membatalkan sisa pesanan', en: 'gave up the rest of an order' },
    'budget.saved': { id: 'menetapkan pagu', en: 'set a budget' },
    'source.saved': { id: 'menambah sumber dana', en: 'added a source of funds' },
    'source.closed': { id: 'menutup sumber dana', en: 'closed a source of funds' },
    'vendor.saved': { id: 'menyimpan rekanan', en: 'saved a vendor' },
    'gift.offered': { id: 'mencatat hibah', en: 'noted a gift' },
    'gift.accepted': { id: 'menerima judul hibah', en: 'accepted a title of a gift' },
    'gift.declined': { id: 'menolak judul hibah', en: 'declined a title of a gift' },
    'gift.thanked': { id: 'membuat ucapan terima kasih', en: 'wrote a letter of thanks' },
    'acquisition.settings': { id: 'mengubah penomoran', en: 'changed the numbering' },
  },
  subjects: {
    suggestion: { label: { id: 'usulan', en: 'suggestion' }, href: paths.staffSuggestion },
    'order-line': { label: { id: 'baris daftar pesanan', en: 'line of the order list' } },
    order: { label: { id: 'pesanan', en: 'order' }, href: paths.order },
    budget: { label: { id: 'anggaran', en: 'budget' }, href: () => paths.budgets },
    source: { label: { id: 'sumber dana', en: 'source of funds' }, href: () => paths.budgets },
    vendor: { label: { id: 'rekanan', en: 'vendor' }, href: paths.vendor },
    gift: { label: { id: 'hibah', en: 'gift' }, href: paths.gift },
    acquisition: { label: { id: 'penomoran', en: 'numbering' }, href: () => paths.settings },
  },
}
