import { AccountPage } from '#design/account-page.tsx'
import { Button } from '#design/button.tsx'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { channelName, kindName, outerChannels, type NoticeKind, type OuterChannel } from '../kinds.ts'
import { paths } from '../paths.ts'
import { readerTexts } from '../reader-messages.ts'
import { PushPart, type Browser } from './push-part.tsx'
import type { Choice } from './save-choices.ts'

interface ChoicesPageProps {
  context: PageContext
  choices: readonly Choice[]
  browsers: readonly Browser[]
  /** Channels by which this member has an address. */
  reachable: ReadonlySet<OuterChannel>
  /** Channels that this library runs. */
  running: ReadonlySet<OuterChannel>
  publicKey: string
  saved: boolean
}

export const ChoicesPage = (props: ChoicesPageProps) => {
  const { context, choices, reachable, running, saved, browsers, publicKey } = props
  const { language } = context
  const t = readerTexts(language).choices
  const shown = outerChannels.filter((channel) => running.has(channel))
  const unreachable = shown.filter((channel) => !reachable.has(channel))
  const kinds = [...new Set(choices.map(({ kind }) => kind))]
  const box = (kind: NoticeKind, channel: OuterChannel) => (
    <label class="tick">
      <input
        type="checkbox"
        name={`${kind}.${channel}`}
        checked={choices.some(
          (choice) => choice.kind === kind && choice.channel === channel && choice.wanted,
        )}
      />
      <span class="visually-hidden">
        {kindName(kind, language)}: {channelName(channel, language)}
      </span>
    </label>
  )
  return (
    <AccountPage context={context} title={t.title}>
      <p class="lead">{t.lead}</p>
      {saved && <Notice kind="success">{t.saved}</Notice>}
      {unreachable.map((channel) => (
        <p class="soft">{t.noAddress(channelName(channel, language))}</p>
      ))}
      <form method="post" action={paths.choices} class="stack">
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={kinds}
          columns={[
            { key: 'kind', label: t.about, names: true, cell: (kind) => kindName(kind, language) },
            ...shown.map((channel) => ({
              key: channel,
              label: channelName(channel, language),
              cell: (kind: NoticeKind) => box(kind, channel),
            })),
          ]}
        />
        <p>
          <Button kind="primary">{t.save}</Button>
        </p>
      </form>
      <PushPart {...{ language, browsers, publicKey }} />
    </AccountPage>
  )
}
