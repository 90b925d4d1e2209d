import { DescriptionList } from '#design/description-list.tsx'
import { Notice } from '#design/notice.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { plainNames, type PlainName } from '../plain/plain-form.ts'
import { workplaceTexts } from './messages.ts'

interface ConflictProps {
  context: PageContext
  id: number
  /** What the other one made of the values that both changed. */
  theirs?: Partial<Record<PlainName, string>>
  /** True where the other one's changes have been taken into the form. */
  joined?: boolean
}

/** Says that somebody else was quicker, and what to do about it. */
export const Conflict = ({ context, id, theirs = {}, joined }: ConflictProps) => {
  const t = workplaceTexts(context.language).form
  const both = plainNames.filter((name) => name in theirs)
  return (
    <Notice kind="problem" title={t.conflictTitle}>
      <p>{joined ? t.conflictJoined : t.conflict}</p>
      {both.length > 0 && (
        <>
          <p>{t.conflictBoth}</p>
          <DescriptionList entries={both.map((name) => [t[name], theirs[name] || t.conflictEmpty])} />
        </>
      )}
      <p>
        <a href={paths.versions(id)}>{t.conflictSee}</a>
      </p>
    </Notice>
  )
}
