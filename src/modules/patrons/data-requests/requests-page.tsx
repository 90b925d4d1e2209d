import { Button, ButtonLink } from '#design/button.tsx'
import { formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { careTexts, type CareTexts } from '../consents/messages.ts'
import { paths } from '../paths.ts'
import type { listDataRequests } from './requests.ts'

type Request = Awaited<ReturnType<typeof listDataRequests>>[number]

interface DataRequestsPageProps {
  context: PageContext
  requests: readonly Request[]
  problem?: keyof CareTexts['errors']
}

/** What members asked about their data, and how it was answered. */
export const DataRequestsPage = ({ context, requests, problem }: DataRequestsPageProps) => {
  const { language } = context
  const t = careTexts(language)
  const day = (date: Date) => formatShortDate(date, language)
  const kinds: Record<string, string> = t.kinds
  return (
    <StaffPage context={context} title={t.requests}>
      <div class="stack">
        <PageHeading title={t.requests} lead={t.requestsLead} />
        {problem && (
          <Notice kind="problem" title={t.problem}>
            <p>{t.errors[problem]}</p>
          </Notice>
        )}
        <Table
          caption={t.requests}
          captionHidden
          rows={requests}
          empty={t.noRequests}
          columns={[
            {
              key: 'member',
              label: t.member,
              names: true,
              cell: ({ patronId, name }) => <a href={paths.member(patronId)}>{name}</a>,
            },
            { key: 'kind', label: t.kind, cell: ({ kind }) => kinds[kind] },
            { key: 'asked', label: t.asked, cell: ({ askedAt }) => day(askedAt) },
            {
              key: 'answer',
              label: t.answer,
              cell: (request) =>
                request.answeredAt ? (
                  <>
                    {request.answer}{' '}
                    <span class="soft">{t.answered(day(request.answeredAt), request.answeredBy ?? '')}</span>
                  </>
                ) : (
                  <Answer request={request} t={t} />
                ),
            },
          ]}
        />
      </div>
    </StaffPage>
  )
}

const Answer = ({ request: { id, kind, name }, t }: { request: Request; t: CareTexts }) => (
  <div class="stack">
    {kind === 'export' ? (
      <p class="cluster">
        <ButtonLink href={paths.dataCopy(id, 'json')} download>
          {t.copyJson}
        </ButtonLink>
        <ButtonLink href={paths.dataCopy(id, 'csv')} download>
          {t.copyCsv}
        </ButtonLink>
      </p>
    ) : (
      <form method="post" action={paths.dataDeletion(id)}>
        <Button kind="danger">{t.delete}</Button>
      </form>
    )}
    <form class="cluster" method="post" action={paths.dataAnswer(id)}>
      <input
        name="answer"
        aria-label={`${t.answerLabel}: ${name}`}
        placeholder={t.answerLabel}
        maxlength={500}
      />
      <Button>{t.close}</Button>
    </form>
  </div>
)
