import { AccountPage } from '#design/account-page.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { formatShortDate } from '#design/format.ts'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { isFreePurpose, wordingOf, type FreePurpose, type ListedConsent } from '#modules/patrons/index.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface PrivacyPageProps {
  context: PageContext
  consents: readonly ListedConsent[]
  requests: readonly { id: number; kind: string; askedAt: Date; answeredAt: Date | null; answer: string }[]
  /** What can be agreed to here. */
  offered: readonly FreePurpose[]
  requested: boolean
  /** Deletion was asked for without saying that it is understood. */
  unsure: boolean
}

export const PrivacyPage = (props: PrivacyPageProps) => {
  const { context, requests, requested, unsure } = props
  const { language } = context
  const t = accountTexts(language).privacy
  return (
    <AccountPage context={context} title={t.title}>
      <p class="lead">{t.lead}</p>
      {requested && <Notice kind="success">{t.requested}</Notice>}
      <h2>{t.consents}</h2>
      <Consents {...props} />
      <h2>{t.copy}</h2>
      <p>{t.copyText}</p>
      <p>
        <ButtonLink href={paths.dataCopy} download>
          {t.download}
        </ButtonLink>
      </p>
      <h2>{t.deletion}</h2>
      <p>{t.deletionText}</p>
      <Form action={paths.dataRequest} errors={unsure ? { mengerti: t.sureNeeded } : {}}>
        <Checkbox name="mengerti" label={t.sure} error={unsure ? t.sureNeeded : undefined} />
        <FormActions>
          <Button kind="danger">{t.askDeletion}</Button>
        </FormActions>
      </Form>
      {requests.length > 0 && (
        <Table
          caption={t.requests}
          stacked
          rows={requests}
          columns={[
            { key: 'kind', label: t.what, names: true, cell: ({ kind }) => t.kinds[kind] ?? kind },
            { key: 'asked', label: t.asked, cell: ({ askedAt }) => formatShortDate(askedAt, language) },
            {
              key: 'answered',
              label: t.answered,
              cell: ({ answeredAt, answer }) =>
                answeredAt ? `${formatShortDate(answeredAt, language)} ${answer}` : t.waiting,
            },
          ]}
        />
      )}
    </AccountPage>
  )
}

const Consents = ({ context, consents, offered }: PrivacyPageProps) => {
  const { language } = context
  const t = accountTexts(language).privacy
  const open = offered.filter(
    (purpose) => !consents.some((consent) => consent.purpose === purpose && !consent.withdrawnAt),
  )
  return (
    <>
      {consents.map(({ purpose, wording, givenAt, withdrawnAt }) => (
        <article class="card stack">
          <h3>{t.purposes[purpose] ?? purpose}</h3>
          <p>{wording}</p>
          <p class="soft">
            {t.given(formatShortDate(givenAt, language))}
            {withdrawnAt && `. ${t.withdrawn(formatShortDate(withdrawnAt, language))}`}
          </p>
          {!withdrawnAt && isFreePurpose(purpose) && (
            <form method="post" action={paths.consent(purpose)}>
              <Button name="jawab" value="tarik">
                {t.withdraw}
              </Button>
            </form>
          )}
        </article>
      ))}
      {open.map((purpose) => (
        <article class="card stack">
          <h3>{t.purposes[purpose] ?? purpose}</h3>
          <p>{wordingOf(purpose, language)}</p>
          <form method="post" action={paths.consent(purpose)}>
            <Button name="jawab" value="setuju">
              {t.agree}
            </Button>
          </form>
        </article>
      ))}
    </>
  )
}
