import { Badge } from '#design/badge.tsx'
import { formatDate } from '#design/format.ts'
import type { Finding } from '../book/lint.ts'
import type { RuleSet } from '../book/rule-set.ts'
import { ruleTexts } from '../messages.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import { countedInWords, floatingInWords, limitedInWords, scopeInWords, type Names } from './rule-words.ts'

interface FindingsProps {
  findings: readonly Finding[]
  set: RuleSet
  names: Names
  draftId?: number | undefined
}

/** What the linter found, each with the row that it is about. */
export const FindingList = ({ findings, set, names, draftId }: FindingsProps) => {
  const t = ruleTexts(names.language).findings
  return (
    <ul class="stack" role="list">
      {findings.map((finding) => (
        <li>
          <Badge kind={finding.serious ? 'attention' : 'neutral'}>
            {finding.serious ? t.serious : t.note}
          </Badge>{' '}
          <RowLink {...{ set, names, draftId }} part={finding.part} id={finding.id} /> {t.codes[finding.code]}
          {finding.otherId !== undefined && finding.part !== 'branches' && (
            <>
              {' '}
              <RowLink {...{ set, names, draftId }} part={finding.part} id={finding.otherId} />
            </>
          )}
          {finding.day && ` ${formatDate(finding.day, names.language)}.`}
        </li>
      ))}
    </ul>
  )
}

interface RowLinkProps extends Omit<FindingsProps, 'findings'> {
  part: Finding['part']
  id: number
}

const RowLink = ({ part, id, set, names, draftId }: RowLinkProps) => {
  const text = rowInWords(set, part, id, names)
  return part === 'branches' ? (
    <strong>{text}</strong>
  ) : (
    <a href={ofDraft(rulePaths.row(part, id), draftId)}>{text}</a>
  )
}

/** Peminjaman: Anak, referensi. */
export function rowInWords(set: RuleSet, part: Finding['part'], id: number, names: Names): string {
  const t = ruleTexts(names.language)
  if (part === 'branches') return names.branch(id)
  if (part === 'rules') {
    const rule = set.rules.find((row) => row.id === id)
    return rule ? `${t.kinds[rule.kind]}: ${scopeInWords(rule, names)}` : t.parts.rules
  }
  if (part === 'policies') {
    const policy = set.policies.find((row) => row.id === id)
    return policy ? `${t.kinds[policy.kind]}: ${policy.name}` : t.parts.policies
  }
  if (part === 'limits') {
    const limit = set.limits.find((row) => row.id === id)
    return limit ? `${limitedInWords(limit, names)}: ${countedInWords(limit, names)}` : t.parts.limits
  }
  if (part === 'floating') {
    const row = set.floating.find((row) => row.id === id)
    return row ? floatingInWords(row, names) : t.parts.floating
  }
  return set.exceptions.find((row) => row.id === id)?.name ?? t.parts.exceptions
}
