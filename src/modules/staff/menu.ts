import type { MenuEntry } from '#kernel/page-context.ts'
import { accountTexts } from './accounts/messages.ts'
import { auditTexts } from './audit/messages.ts'
import { letterheadTexts } from './letterhead/messages.ts'
import { ownPasswordTexts } from './own-password/messages.ts'
import { paths } from './paths.ts'
import { roleTexts } from './roles/messages.ts'

const both = (texts: (language: 'id' | 'en') => { menu: string }) => ({
  id: texts('id').menu,
  en: texts('en').menu,
})
const administration = { id: letterheadTexts('id').group, en: letterheadTexts('en').group }

/** Entries of this module in the sidebar of staff. */
export const staffMenu: readonly MenuEntry[] = [
  {
    href: paths.audit,
    label: both(auditTexts),
    permission: 'staff.audit',
    group: administration,
    shortcut: 'c',
  },
  {
    href: paths.letterhead,
    label: both(letterheadTexts),
    permission: 'staff.letterhead',
    group: administration,
  },
  { href: paths.accounts, label: both(accountTexts), permission: 'staff.accounts', group: administration },
  { href: paths.roles, label: both(roleTexts), permission: 'staff.accounts', group: administration },
  {
    href: paths.ownPassword,
    label: both(ownPasswordTexts),
    permission: 'staff.enter',
    group: administration,
  },
]
