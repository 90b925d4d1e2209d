import { Badge, type BadgeKind } from '#design/badge.tsx'
import { formatMonth } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { KardexBox } from './find-kardex.ts'

type Shown = KardexBox['standing'] | 'late'

export const shownStanding = ({ standing, dueOn }: KardexBox, today: Day): Shown =>
  standing === 'expected' && dueOn !== null && dueOn < today ? 'late' : standing

const signs: Record<Shown, { sign: string; kind: BadgeKind }> = {
  received: { sign: '✓', kind: 'good' },
  expected: { sign: '○', kind: 'neutral' },
  late: { sign: '!', kind: 'attention' },
  missing: { sign: '✕', kind: 'attention' },
  'not-published': { sign: '–', kind: 'muted' },
}

interface KardexTableProps {
  language: Language
  year: number
  boxes: readonly KardexBox[]
  today: Day
  /** A daily is shown by days: its numbers would fill the wall. */
  daily: boolean
}

/** A year of issues, a month in each row; every box says what became of it. */
export const KardexTable = ({ language, year, boxes, today, daily }: KardexTableProps) => {
  const t = serialTexts(language)
  const months = [...Map.groupBy(boxes, ({ publishedOn }) => Number(publishedOn.slice(5, 7)))]
  return (
    <>
      <Table
        caption={t.kardex.caption(year)}
        empty={t.kardex.nothing}
        rows={months}
        columns={[
          {
            key: 'month',
            label: t.kardex.month,
            names: true,
            cell: ([month]) => formatMonth(month, language),
          },
          {
            key: 'issues',
            label: t.kardex.issues,
            cell: ([, issues]) => (
              <span class="cluster">
                {issues.map((box) => (
                  <Box {...{ box, language, today, daily }} />
                ))}
              </span>
            ),
          },
        ]}
      />
      <p class="cluster" aria-label={t.kardex.legend} role="note">
        {(['received', 'expected', 'late', 'missing', 'not-published'] as const).map((standing) => (
          <Badge kind={signs[standing].kind}>
            {signs[standing].sign} {t.standings[standing]}
          </Badge>
        ))}
      </p>
    </>
  )
}

interface BoxProps {
  box: KardexBox
  language: Language
  today: Day
  daily: boolean
}

const Box = ({ box, language, today, daily }: BoxProps) => {
  const t = serialTexts(language)
  const shown = shownStanding(box, today)
  const { sign, kind } = signs[shown]
  const name = daily && box.kind === 'regular' ? String(Number(box.publishedOn.slice(8))) : box.enumeration
  const badge = (
    <Badge kind={kind}>
      <span aria-hidden="true">{sign} </span>
      {name}
      <span class="visually-hidden"> {t.standings[shown]}</span>
      {box.kind !== 'regular' && <> · {t.kinds[box.kind]}</>}
    </Badge>
  )
  return box.id === null ? badge : <a href={serialPaths.box(box.id)}>{badge}</a>
}
