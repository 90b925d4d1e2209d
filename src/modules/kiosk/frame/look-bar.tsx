import type { PageContext } from '#kernel/page-context.ts'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Look, LookSwitch } from '../visit/look.ts'

const switches: readonly LookSwitch[] = ['contrast', 'large', 'voice', 'reach']

/** Language, contrast, size, voice and reach; at the bottom, where everybody's hand gets. */
export const LookBar = ({ look, context }: { look: Look; context: PageContext }) => {
  const t = kioskTexts(context.language)
  const other = look.language === 'id' ? 'en' : 'id'
  return (
    <form class="kiosk-look no-print" method="post" action={paths.look} aria-label={t.look.label}>
      <input type="hidden" name="kembali" value={context.path} />
      <button class="button" name="bahasa" value={other} lang={other}>
        {t.otherLanguage}
      </button>
      {switches.map((name) => (
        <button class="button" name="ganti" value={name} aria-pressed={look[name] ? 'true' : 'false'}>
          {t.look[name]}
        </button>
      ))}
    </form>
  )
}
