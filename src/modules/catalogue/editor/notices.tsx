import { formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { FieldChange } from '../describe/compare-records.ts'
import { tagLabel } from '../marc-schema/tag-words.ts'
import { paths } from '../paths.ts'
import { lineOf } from '../records/marc-text.ts'
import type { Duplicate } from './find-duplicates.ts'
import type { Clash } from './join-records.ts'
import { editorTexts } from './messages.ts'
import type { Editor } from './presence.ts'

/** Titles that this one may be; nothing where there are none. */
export const Duplicates = ({ found, language }: { found: readonly Duplicate[]; language: Language }) => {
  if (found.length === 0) return null
  const t = editorTexts(language).duplicates
  return (
    <Notice kind="warning" title={t.title}>
      <ul>
        {found.map(({ id, title, responsibility, edition, publication, by }) => (
          <li>
            <a href={paths.record(id)}>{[title, responsibility].filter(Boolean).join(' / ')}</a>{' '}
            {[edition, publication].filter(Boolean).join(', ')} ({by === 'number' ? t.number : t.words})
          </li>
        ))}
      </ul>
      <p>{t.advice}</p>
    </Notice>
  )
}

/** Who else has the record open. */
export const AlsoEditing = ({ others, language }: { others: readonly Editor[]; language: Language }) => {
  if (others.length === 0) return null
  const t = editorTexts(language).presence
  const moments = others.map(({ openedAt }) => t.since(formatShortMoment(openedAt, language)))
  return (
    <Notice kind="warning" title={t.title(others.map(({ name }) => name).join(', '))}>
      <p>
        {moments.join('; ')}. {t.advice}
      </p>
    </Notice>
  )
}

export interface Meeting {
  /** What the other one changed, and what this one did. */
  theirs: readonly FieldChange[]
  mine: readonly FieldChange[]
  clashes: readonly Clash[]
}

/** What two people made of a record at the same time, and the choice where they meet. */
export const Conflict = ({ id, meeting, language }: { id: number; meeting: Meeting; language: Language }) => {
  const t = editorTexts(language).conflict
  return (
    <>
      <div tabindex={-1} autofocus>
        <Notice kind="problem" title={t.title}>
          <p>{t.joined}</p>
          <p class="cluster">
            <a href={paths.versions(id)}>{t.see}</a>
            <a href={paths.editRecord(id)}>{t.drop}</a>
          </p>
        </Notice>
      </div>
      <div class="beside-evenly">
        <Changes title={t.theirs} changes={meeting.theirs} language={language} />
        <Changes title={t.mine} changes={meeting.mine} language={language} />
      </div>
      {meeting.clashes.length > 0 && (
        <div class="stack">
          <h2>{t.clashes}</h2>
          {meeting.clashes.map((clash, place) => (
            <ClashChoice {...{ clash, place, language }} />
          ))}
        </div>
      )}
    </>
  )
}

const Changes = (props: { title: string; changes: readonly FieldChange[]; language: Language }) => {
  const { title, changes, language } = props
  return (
    <section class="stack">
      <h2>{title}</h2>
      {changes.length === 0 && <p class="soft">{editorTexts(language).conflict.nothing}</p>}
      <ul class="marc-changes">
        {changes.map(({ tag, before, after }) => (
          <li>
            <strong>{tagLabel(tag, language) ?? tag}</strong>
            {before !== undefined && <del>{`${tag} ${before}`}</del>}
            {after !== undefined && <ins>{`${tag} ${after}`}</ins>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const ClashChoice = ({ clash, place, language }: { clash: Clash; place: number; language: Language }) => {
  const t = editorTexts(language).conflict
  const [mine, theirs] = [clash.mine, clash.theirs].map((field) => (field ? lineOf(field) : ''))
  const tag = (clash.mine ?? clash.theirs)?.tag ?? ''
  const choice = (value: string, label: string, line: string | undefined, checked: boolean) => (
    <label class="choice">
      <input type="radio" name={`pilih-${place}`} value={value} checked={checked} />
      <span>
        {label}: <code>{line || t.removed}</code>
      </span>
    </label>
  )
  return (
    <fieldset>
      <legend>{tagLabel(tag, language) ?? tag}</legend>
      <input type="hidden" name={`milik-saya-${place}`} value={mine} />
      <input type="hidden" name={`milik-mereka-${place}`} value={theirs} />
      {choice('saya', t.keepMine, mine, true)}
      {choice('mereka', t.takeTheirs, theirs, false)}
    </fieldset>
  )
}
