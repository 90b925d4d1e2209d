import type { MenuEntry } from '#kernel/page-context.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { staffTexts } from './staff-messages.ts'
import { readerTexts } from './reader-messages.ts'
import { paths } from './paths.ts'

const group = { id: staffTexts('id').group, en: staffTexts('en').group }

export const staffMenu: readonly MenuEntry[] = [
  {
    href: paths.outbox,
    label: { id: staffTexts('id').outbox.menu, en: staffTexts('en').outbox.menu },
    permission: 'notifications.view',
    group,
  },
]

export const accountMenu: readonly MenuEntry[] = [
  {
    href: paths.inbox,
    label: { id: readerTexts('id').inbox.menu, en: readerTexts('en').inbox.menu },
    permission: memberOnly,
  },
  {
    href: paths.choices,
    label: { id: readerTexts('id').choices.menu, en: readerTexts('en').choices.menu },
    permission: memberOnly,
  },
]
