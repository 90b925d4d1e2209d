import type { Child } from 'hono/jsx'
import { AccountPage } from '#design/account-page.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { CameraScan } from '#design/camera-scan.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate, formatMoment, formatShortDate, formatTime } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText, type Block } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'
import { newKey } from '../visit/visit.ts'
import { phoneTexts } from './messages.ts'
import { slipCode, type Presence } from './presence.ts'

const Camera = ({ into, context }: { into: string; context: PageContext }) => {
  const t = phoneTexts(context.language)
  return (
    <CameraScan
      into={into}
      open={t.camera}
      close={t.cameraClose}
      hint={t.cameraHint}
      denied={t.cameraDenied}
    />
  )
}

/** The frame: one answer takes the place of the other, so that the camera stays open. */
const Frame = ({
  context,
  title,
  tone,
  children,
}: {
  context: PageContext
  title: string
  tone?: string
  children: Child
}) => (
  <AccountPage context={context} title={title}>
    <live-desk data-tone={tone}>
      <div class="stack">{children}</div>
    </live-desk>
    <Island name="live-desk" />
    <Island name="camera-scan" />
  </AccountPage>
)

interface PlacePageProps {
  context: PageContext
  typed: string
  problem?: string | undefined
}

/** Asks for the code on the poster. */
export const PlacePage = ({ context, typed, problem }: PlacePageProps) => {
  const t = phoneTexts(context.language)
  const error = problem && (t.errors[problem] ?? problem)
  return (
    <Frame context={context} title={t.title} {...(problem ? { tone: 'bad' } : {})}>
      <p class="lead">{t.lead}</p>
      <h2>{t.place.title}</h2>
      <Form action={paths.selfLendPlace} errors={error ? { kode: error } : {}}>
        <TextField
          name="kode"
          label={t.place.code}
          hint={t.place.hint}
          value={typed}
          error={error}
          maxlength={200}
          autocomplete="off"
          width="short"
        />
        <Camera into="kode" context={context} />
        <FormActions>
          <Button kind="primary">{t.place.go}</Button>
        </FormActions>
      </Form>
    </Frame>
  )
}

export interface SelfLendPageProps {
  context: PageContext
  presence: Presence
  deeds: readonly VisitDeed[]
  fresh: boolean
  refused?: { blocks: readonly Block[]; title: string | undefined } | undefined
}

/** The page on which a member scans books. */
export const SelfLendPage = (props: SelfLendPageProps) => {
  const { context, presence, deeds, fresh, refused } = props
  const { language } = context
  const t = phoneTexts(language)
  const newest = fresh && deeds[0]?.kind === 'check-out' ? deeds[0].value : undefined
  return (
    <Frame
      context={context}
      title={t.title}
      {...(refused ? { tone: 'bad' } : newest ? { tone: 'good' } : {})}
    >
      <p>{t.place.at(presence.branch, formatTime(presence.endsAt, language))}</p>
      {refused && <Refused {...props} refused={refused} />}
      {newest && <Notice kind="success">{t.lent(newest.title, formatDate(newest.dueOn, language))}</Notice>}
      <form class="form" method="post" action={paths.selfLend} data-scan>
        <input type="hidden" name="key" value={newKey(presence.prefix)} />
        <div class="field" data-width="medium">
          <label for="pindai">{t.scan}</label>
          <span class="hint" id="pindai-hint">
            {t.scanHint}
          </span>
          <input
            id="pindai"
            name="q"
            maxlength={200}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="go"
            aria-describedby="pindai-hint"
          />
        </div>
        <Camera into="pindai" context={context} />
        <FormActions>
          <Button kind="primary">{t.lend}</Button>
        </FormActions>
      </form>
      <Lent {...props} />
      <p class="cluster">
        {deeds.length > 0 && (
          <ButtonLink href={paths.slip} kind="primary">
            {t.slip}
          </ButtonLink>
        )}
        <ButtonLink href={`${paths.selfLend}?ganti=1`}>{t.place.change}</ButtonLink>
      </p>
    </Frame>
  )
}

const Refused = ({
  context,
  refused,
}: SelfLendPageProps & { refused: NonNullable<SelfLendPageProps['refused']> }) => {
  const t = phoneTexts(context.language)
  if (refused.blocks.some(({ code }) => code === 'item-already-theirs'))
    return <Notice title={refused.title ?? ''}>{t.already}</Notice>
  return (
    <Notice kind="problem" title={refused.title ?? t.refused}>
      {refused.blocks.map((block) => (
        <p>{blockText(block, context.language, 'member')}</p>
      ))}
      <p>{t.putAside}</p>
    </Notice>
  )
}

const Lent = ({ context, deeds }: Pick<SelfLendPageProps, 'context' | 'deeds'>) => {
  const { language } = context
  const t = phoneTexts(language)
  if (deeds.length === 0) return <p class="soft">{t.none}</p>
  return (
    <section aria-labelledby="dipinjam">
      <h2 id="dipinjam">{t.list(deeds.length)}</h2>
      <ol>
        {deeds.map(({ kind, value }) => (
          <li>
            <strong>{value.title}</strong> <small>{value.barcode}</small>
            {kind === 'check-out' && `, ${t.due(formatShortDate(value.dueOn, language))}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface SlipPageProps {
  context: PageContext
  presence: Presence
  deeds: readonly VisitDeed[]
  now: Date
}

/** What is shown at the door. */
export const SlipPage = ({ context, presence, deeds, now }: SlipPageProps) => {
  const { language } = context
  const t = phoneTexts(language)
  return (
    <AccountPage context={context} title={t.slipTitle}>
      <p class="lead">{t.slipLead}</p>
      <div class="loan-slip">
        <p>{t.slipAt(presence.branch, formatMoment(now, language))}</p>
        <p>
          {t.slipCode}: <strong>{slipCode(presence.prefix)}</strong>
        </p>
        <Lent {...{ context, deeds }} />
      </div>
      <p>
        <ButtonLink href={paths.selfLend}>{t.more}</ButtonLink>
      </p>
    </AccountPage>
  )
}
