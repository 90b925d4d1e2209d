import type { PageContext } from '#kernel/page-context.ts'
import { designMessages } from './messages.ts'

const themes = ['auto', 'light', 'dark', 'contrast'] as const

/** Four buttons that post the choice and come back to this page. */
export const ThemeChoice = ({ context }: { context: PageContext }) => {
  const texts = designMessages(context.language)
  return (
    <form class="theme-choice" method="post" action="/tampilan">
      <input type="hidden" name="kembali" value={context.path} />
      <span id="tampilan">{texts.theme}:</span>
      <div role="group" aria-labelledby="tampilan">
        {themes.map((theme) => (
          <button name="tema" value={theme} aria-pressed={theme === context.theme ? 'true' : 'false'}>
            {texts.themes[theme]}
          </button>
        ))}
      </div>
    </form>
  )
}
