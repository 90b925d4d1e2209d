import { Button } from '#design/button.tsx'
import { Notice } from '#design/notice.tsx'
import { PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { kindName, type NoticeKind } from '../kinds.ts'
import { paths } from '../paths.ts'
import { readerTexts } from '../reader-messages.ts'

interface UnsubscribePageProps {
  context: PageContext
  kinds: readonly NoticeKind[]
  done: boolean
}

/** For whoever has the mail, signed in or not. */
export const UnsubscribePage = ({ context, kinds, done }: UnsubscribePageProps) => {
  const t = readerTexts(context.language).unsubscribe
  const names = kinds.map((kind) => kindName(kind, context.language)).join(', ')
  return (
    <PublicPage context={context} title={t.title} search={false}>
      <h1>{t.title}</h1>
      {done ? (
        <Notice kind="success">{t.done}</Notice>
      ) : (
        <form method="post" class="stack">
          <p>{t.text(names)}</p>
          <p>
            <Button kind="primary">{t.stop}</Button>
          </p>
        </form>
      )}
    </PublicPage>
  )
}

export const UnknownTokenPage = ({ context }: { context: PageContext }) => {
  const t = readerTexts(context.language).unsubscribe
  return (
    <PublicPage context={context} title={t.unknown} search={false}>
      <h1>{t.unknown}</h1>
      <p>{t.unknownText}</p>
      <p>
        <a href={paths.choices}>{t.toChoices}</a>
      </p>
    </PublicPage>
  )
}
