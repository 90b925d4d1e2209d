import { formatShortDate } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { paths } from '../paths.ts'
import { readerTexts } from '../reader-messages.ts'

export interface Browser {
  id: number
  device: string
  madeAt: Date
}

interface PushPartProps {
  language: Language
  browsers: readonly Browser[]
  publicKey: string
}

/** Turns notifications on in this browser, and lists those that get them. */
export const PushPart = ({ language, browsers, publicKey }: PushPartProps) => {
  const t = readerTexts(language).choices
  return (
    <section class="stack">
      <h2>{t.push}</h2>
      <p>{t.pushText}</p>
      <push-switch data-key={publicKey} data-address={paths.subscriptions} data-denied={t.pushDenied}>
        <button class="button" type="button" hidden>
          {t.pushOn}
        </button>
        <p role="status" />
        <noscript>
          <p>{t.pushNoScript}</p>
        </noscript>
        <Island name="push-switch" />
      </push-switch>
      {browsers.length > 0 && (
        <Table
          caption={t.browsers}
          stacked
          rows={browsers}
          columns={[
            { key: 'device', label: t.browser, names: true, cell: ({ device }) => device },
            { key: 'since', label: t.since, cell: ({ madeAt }) => formatShortDate(madeAt, language) },
            {
              key: 'remove',
              label: t.remove,
              cell: ({ id, device }) => (
                <form method="post" action={paths.subscription(id)}>
                  <button class="as-link" type="submit" aria-label={t.removeThis(device)}>
                    {t.remove}
                  </button>
                </form>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
