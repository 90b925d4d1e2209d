import type { MenuEntry } from '#kernel/page-context.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { accountTexts } from './messages.ts'
import { paths } from './paths.ts'

const entry = (name: keyof ReturnType<typeof accountTexts>['menu'], href: string): MenuEntry => ({
  href,
  label: { id: accountTexts('id').menu[name], en: accountTexts('en').menu[name] },
  permission: memberOnly,
})

/** What a member comes for stands first; what is set once stands last. */
export const accountMenu: readonly MenuEntry[] = [
  entry('overview', paths.overview),
  entry('loans', paths.loans),
  entry('holds', paths.holds),
  entry('money', paths.money),
  entry('card', paths.card),
  entry('history', paths.history),
]
export const accountSettingsMenu: readonly MenuEntry[] = [
  entry('profile', paths.profile),
  entry('privacy', paths.privacy),
  entry('security', paths.security),
]
