import type { MenuEntry } from '#kernel/page-context.ts'
import { categoryTexts } from './categories/messages.ts'
import { careTexts } from './consents/messages.ts'
import { importTexts } from './imports/messages.ts'
import { memberTexts } from './members/messages.ts'
import { mergeTexts } from './merge/messages.ts'
import { paths } from './paths.ts'

const group = { id: memberTexts('id').group, en: memberTexts('en').group }

/** What the staff sidebar offers about members. */
export const patronMenu: readonly MenuEntry[] = [
  {
    href: paths.members,
    label: { id: memberTexts('id').menu, en: memberTexts('en').menu },
    permission: 'patrons.view',
    group,
    shortcut: 'a',
  },
  {
    href: paths.newMember,
    label: { id: memberTexts('id').menuNew, en: memberTexts('en').menuNew },
    permission: 'patrons.edit',
    group,
    shortcut: 'r',
  },
  {
    href: paths.memberImports,
    label: { id: importTexts('id').menu, en: importTexts('en').menu },
    permission: 'patrons.import',
    group,
  },
  {
    href: paths.duplicates,
    label: { id: mergeTexts('id').menu, en: mergeTexts('en').menu },
    permission: 'patrons.merge',
    group,
  },
  {
    href: paths.dataRequests,
    label: { id: careTexts('id').requests, en: careTexts('en').requests },
    permission: 'patrons.data',
    group,
  },
  {
    href: paths.categories,
    label: { id: categoryTexts('id').menu, en: categoryTexts('en').menu },
    permission: 'patrons.categories',
    group,
  },
]
