import { sql } from 'kysely'
import type { ScheduledJob } from '#kernel/jobs.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import type { AuditWords, Standing } from '#modules/staff/index.ts'
import { bindRoutes } from './bind/routes.tsx'
import { claimRoutes } from './claims/routes.tsx'
import { kardexRoutes } from './kardex/kardex-routes.tsx'
import { receiveRoutes } from './kardex/receive-routes.tsx'
import { id, en } from './messages.ts'
import { serialPaths } from './paths.ts'
import { issueRoutes } from './receive/routes.tsx'
import { foreseeAll } from './subscriptions/foresee-issues.ts'
import { subscriptionRoutes } from './subscriptions/routes.tsx'

const permission = 'catalogue.serials'

export const serialRoutes = [
  receiveRoutes,
  claimRoutes,
  issueRoutes,
  bindRoutes,
  subscriptionRoutes,
  kardexRoutes,
]

/** Every night the next issues are expected. */
export const serialSchedules: readonly ScheduledJob[] = [
  { name: 'catalogue-foresee-issues', schedule: '12 18 * * *', run: (db) => foreseeAll(db, new Date()) },
]

const group = { id: 'Terbitan berkala', en: 'Serials' }

export const serialMenu: readonly MenuEntry[] = [
  {
    href: serialPaths.receive,
    label: { id: id.menuReceive, en: en.menuReceive },
    permission,
    group,
    shortcut: 'n',
  },
  { href: serialPaths.subscriptions, label: { id: id.menu, en: en.menu }, permission, group },
  { href: serialPaths.claims, label: { id: id.menuClaims, en: en.menuClaims }, permission, group },
]

export const serialStandings: readonly Standing[] = [
  {
    label: { id: id.standing, en: en.standing },
    href: serialPaths.claims,
    permission,
    async count(db) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from catalogue.expected_issues
        where standing = 'expected' and due_on < (now() at time zone 'Asia/Jakarta')::date
      `.execute(db)
      return rows[0]?.count ?? 0
    },
  },
]

export const serialAuditWords: AuditWords = {
  deeds: {
    'subscription.created': { id: 'membuat langganan', en: 'began a subscription' },
    'subscription.updated': { id: 'mengubah langganan', en: 'changed a subscription' },
    'subscription.closed': { id: 'menghentikan langganan', en: 'ended a subscription' },
    'subscription.reopened': { id: 'melanjutkan langganan', en: 'took a subscription up again' },
    'issue.missing': { id: 'menyatakan nomor tidak akan datang', en: 'gave an issue up' },
    'issue.not-published': { id: 'menyatakan nomor tidak terbit', en: 'noted that an issue never came out' },
    'issue.expected': { id: 'menunggu lagi suatu nomor', en: 'expects an issue again' },
    'issues.bound': { id: 'menjilid nomor terbitan', en: 'bound issues' },
    'claim.made': { id: 'membuat surat klaim', en: 'wrote a claim' },
  },
  subjects: {
    subscription: { label: { id: 'langganan', en: 'subscription' }, href: serialPaths.subscription },
    claim: { label: { id: 'surat klaim', en: 'claim letter' }, href: serialPaths.claim },
  },
}
