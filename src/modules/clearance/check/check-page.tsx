import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField } from '#design/field.tsx'
import { formatDay, formatMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { dayOf } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { ClearanceLetter } from '../letters/find-letters.ts'
import { letterState } from '../letters/letter-state.ts'
import { maskName } from '../letters/mask-name.ts'
import { clearanceTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface CheckPageProps {
  context: PageContext
  typed: string
  problem?: 'unknown' | 'slow'
}

const unlisted = <meta name="robots" content="noindex" />

/** Anybody types the code of a letter. */
export const CheckPage = ({ context, typed, problem }: CheckPageProps) => {
  const t = clearanceTexts(context.language).check
  return (
    <PublicPage context={context} title={t.title} search={false} head={unlisted}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack">
        {problem === 'unknown' && (
          <Notice kind="problem" title={t.unknownTitle}>
            <p>{t.unknown}</p>
          </Notice>
        )}
        {problem === 'slow' && <Notice kind="problem">{t.slow}</Notice>}
        <form class="form" action={paths.check}>
          <TextField
            name="kode"
            label={t.code}
            hint={t.codeHint}
            value={typed}
            maxlength={100}
            autocomplete="off"
            autofocus
          />
          <Button kind="primary">{t.submit}</Button>
        </form>
      </div>
    </PublicPage>
  )
}

interface LetterCheckedProps {
  context: PageContext
  letter: ClearanceLetter
  now: Date
}

/** What a letter is worth now; of the member no more than the first letters of the name. */
export const LetterChecked = ({ context, letter, now }: LetterCheckedProps) => {
  const { language } = context
  const texts = clearanceTexts(language)
  const t = texts.check
  const state = letterState(letter, dayOf(now))
  const titles = { valid: t.validTitle, expired: t.expiredTitle, withdrawn: t.withdrawnTitle }
  return (
    <PublicPage context={context} title={titles[state]} search={false} head={unlisted}>
      <PageHeading title={titles[state]} lead={context.libraryName} />
      <div class="stack">
        <Notice kind={state === 'valid' ? 'success' : 'warning'} title={texts.states[state]}>
          <p>{t.compare}</p>
        </Notice>
        <DescriptionList
          entries={[
            [texts.number, letter.number],
            [texts.name, letter.patronId !== null && maskName(letter.name)],
            [texts.issuedOn, formatDay(letter.issuedOn, language)],
            [texts.validUntil, formatDay(letter.validUntil, language)],
            [t.withdrawnOn, letter.withdrawnAt && formatDay(dayOf(letter.withdrawnAt), language)],
          ]}
        />
        <p class="soft">{t.checkedAt(formatMoment(now, language))}</p>
        <p class="no-print">
          <ButtonLink href={paths.check}>{t.another}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}
