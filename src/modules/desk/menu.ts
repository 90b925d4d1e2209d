import type { MenuEntry } from '#kernel/page-context.ts'
import { offlineTexts } from './offline/messages.ts'
import { deskTexts } from './messages.ts'
import { paths } from './paths.ts'
import { mayLend } from './permissions.ts'

const group = { id: deskTexts('id').group, en: deskTexts('en').group }
const label = (name: 'menu' | 'menuReturns' | 'menuShelf' | 'menuPulls' | 'menuTransits') => ({
  id: deskTexts('id')[name],
  en: deskTexts('en')[name],
})

export const deskMenu: readonly MenuEntry[] = [
  { href: paths.desk, label: label('menu'), permission: mayLend, group, shortcut: 'l' },
  { href: paths.returns, label: label('menuReturns'), permission: mayLend, group, shortcut: 'p' },
  {
    href: paths.offline,
    label: { id: offlineTexts('id').shortTitle, en: offlineTexts('en').shortTitle },
    permission: mayLend,
    group,
  },
  { href: paths.shelf, label: label('menuShelf'), permission: 'circulation.holds', group },
  { href: paths.pulls, label: label('menuPulls'), permission: 'circulation.holds', group },
  { href: paths.transits, label: label('menuTransits'), permission: 'circulation.transfer', group },
]
