import { ButtonLink } from '#design/button.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { Subscription } from './find-subscriptions.ts'
import { SubscriptionsTable } from './list-page.tsx'

interface RecordSubscriptionsProps {
  context: PageContext
  recordId: number
  subscriptions: readonly Subscription[]
  today: Day
}

/** On the page of a serial: which places subscribe to it. */
export const RecordSubscriptions = ({
  context,
  recordId,
  subscriptions,
  today,
}: RecordSubscriptionsProps) => {
  const t = serialTexts(context.language).record
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{t.subscriptions}</h2>
        {context.viewer?.permissions.has('catalogue.serials') && (
          <ButtonLink href={serialPaths.newSubscription(recordId)}>{t.add}</ButtonLink>
        )}
      </div>
      {subscriptions.length > 0 ? (
        <SubscriptionsTable {...{ context, subscriptions, today }} />
      ) : (
        <p>{t.none}</p>
      )}
    </section>
  )
}
