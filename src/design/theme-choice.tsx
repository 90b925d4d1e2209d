import type { PageContext } from '#kernel/page-context.ts'
import { drawnOnce } from './drawn-once.ts'
import { designMessages } from './messages.ts'

const themes = ['auto', 'light', 'dark', 'contrast'] as const

/** Four buttons that post the choice and come back to this page. */
export const ThemeChoice = ({ context }: { context: PageContext }) => (
  <form class="theme-choice" method="post" action="/tampilan">
    <input type="hidden" name="kembali" value={context.path} />
    <ThemeButtons language={context.language} theme={context.theme} />
  </form>
)

const ThemeButtons = drawnOnce(
  ({ language, theme }) => `${language} ${theme}`,
  ({ language, theme }: Pick<PageContext, 'language' | 'theme'>) => {
    const texts = designMessages(language)
    return (
      <>
        <span id="tampilan">{texts.theme}:</span>
        <div role="group" aria-labelledby="tampilan">
          {themes.map((one) => (
            <button name="tema" value={one} aria-pressed={one === theme ? 'true' : 'false'}>
              {texts.themes[one]}
            </button>
          ))}
        </div>
      </>
    )
  },
)
