import type { MenuEntry } from '#kernel/page-context.ts'
import { agendaTexts } from './agenda/messages.ts'
import { staffListTexts } from './lists/messages.ts'
import { moreTexts } from './more-messages.ts'
import { paths } from './paths.ts'

const label = (name: keyof ReturnType<typeof moreTexts>['menu']) => ({
  id: moreTexts('id').menu[name],
  en: moreTexts('en').menu[name],
})

export const staffMenu: readonly MenuEntry[] = [
  {
    href: paths.staffLists,
    label: { id: staffListTexts('id').menu, en: staffListTexts('en').menu },
    permission: 'portal.lists',
    group: { id: staffListTexts('id').group, en: staffListTexts('en').group },
    shortcut: 'd',
  },
]

export const publicMenu: readonly MenuEntry[] = [
  { href: paths.browse, label: label('browse'), permission: 'everyone' },
  { href: paths.newest, label: label('newest'), permission: 'everyone' },
  { href: paths.lists, label: label('lists'), permission: 'everyone' },
  {
    href: paths.agenda,
    label: { id: agendaTexts('id').menu, en: agendaTexts('en').menu },
    permission: 'everyone',
  },
  { href: paths.places, label: label('places'), permission: 'everyone' },
]
