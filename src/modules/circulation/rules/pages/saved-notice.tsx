import { Notice } from '#design/notice.tsx'
import { useLanguage } from '#design/language.tsx'
import { ruleTexts } from '../messages.ts'

/** Says that a change was saved, and what it did to the findings: `brought-mended`. */
export const SavedNotice = ({ saved }: { saved: string | undefined }) => {
  const t = ruleTexts(useLanguage())
  const [, brought = '0', mended = '0'] = /^(\d{1,4})-(\d{1,4})$/.exec(saved ?? '') ?? []
  if (saved === undefined) return null
  return (
    <Notice kind="success">
      {t.saved} {brought !== '0' && `${t.effect.brought}: ${brought}. `}
      {mended !== '0' && `${t.effect.mended}: ${mended}.`}
    </Notice>
  )
}
