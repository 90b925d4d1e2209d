import { Chart, type ChartPoint } from '#design/chart.tsx'
import { formatMonth, formatNumber, formatShortDate, formatWeekday } from '#design/format.ts'
import { weekdayOf } from '#kernel/days.ts'
import { answerLabel, questionNames } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'
import { courseOf, hoursOf, isByMonth, weekdaysOf, type Point } from './series-of.ts'
import type { VisitorsPageProps } from './visitors-page.tsx'

/** Pictures of the figures, each with its table. */
export const Charts = (props: VisitorsPageProps) => {
  const { context, counts, period } = props
  const { language } = context
  const texts = visitorTexts(language)
  const t = texts.staff
  if (counts.total === 0) return <p>{t.none}</p>
  const several = period.from < period.to
  const clock = (hour: string) => `${hour.padStart(2, '0')}${language === 'id' ? '.00' : ':00'}`
  const draw = (title: string, labels: string, points: readonly ChartPoint[], kind: 'bar' | 'line' = 'bar') =>
    points.length > 0 && <Chart title={title} labels={labels} values={texts.people} {...{ points, kind }} />
  const answered = (title: string, labels: string, points: readonly ChartPoint[]) => {
    const people = points.reduce((sum, { value }) => sum + value, 0)
    return draw(t.answered(title, formatNumber(people, language)), labels, points)
  }
  return (
    <div class="chart-grid">
      {draw(t.byHour, t.hour, labelled(hoursOf(counts.by.hour), clock), 'line')}
      {several && <Course {...props} />}
      {several &&
        draw(
          t.byWeekday,
          t.day,
          labelled(weekdaysOf(counts.by.day), (day) => formatWeekday(Number(day), language)),
        )}
      {draw(t.byKind, t.byKind, kindsOf(props))}
      {questionNames.map((name) =>
        answered(t.by(texts.questions[name]), texts.questions[name], answersOf(props, name)),
      )}
      {answered(t.bySex, texts.questions.sex, sexesOf(props))}
      {draw(t.byCategory, t.byCategory, categoriesOf(props))}
      {period.branchId === undefined && draw(t.byPlace, texts.place, placesOf(props))}
    </div>
  )
}

const Course = ({ context, counts, period: { from, to } }: VisitorsPageProps) => {
  const { language } = context
  const texts = visitorTexts(language)
  const t = texts.staff
  const points = courseOf(counts.by.day, from, to)
  const byMonth = isByMonth(from, to)
  const label = (key: string) =>
    byMonth ? `${formatMonth(Number(key.slice(5)), language).slice(0, 3)} ${key.slice(2, 4)}` : dayLabel(key)
  const dayLabel = (day: string) =>
    points.length <= 7
      ? formatWeekday(weekdayOf(day), language).slice(0, 3)
      : formatShortDate(day, language).slice(0, 6)
  return (
    <Chart
      title={byMonth ? t.byMonth : t.byDay}
      labels={byMonth ? t.month : t.day}
      values={texts.people}
      points={labelled(points, label)}
      kind="line"
    />
  )
}

const labelled = (points: readonly Point[], label: (key: string) => string): ChartPoint[] =>
  points.map(({ key, people }) => ({ label: label(key), value: people }))

function kindsOf({ context, counts }: VisitorsPageProps): ChartPoint[] {
  const { kinds } = visitorTexts(context.language)
  return (['member', 'guest', 'group', 'tap'] as const).flatMap((kind) => {
    const value = counts.by.kind.get(kind) ?? 0
    return value > 0 ? [{ label: kinds[kind], value }] : []
  })
}

/** Answers in the order of their list; who was not asked, or left it out, is none of them. */
const answersOf = (
  { context, counts, lists }: VisitorsPageProps,
  name: (typeof questionNames)[number],
): ChartPoint[] =>
  lists[name].flatMap((answer) => {
    const value = counts.by[name].get(answer.code) ?? 0
    return value > 0 ? [{ label: answerLabel(answer, context.language), value }] : []
  })

function sexesOf({ context, counts: { women, men } }: VisitorsPageProps): ChartPoint[] {
  const { sexes } = visitorTexts(context.language)
  if (women + men === 0) return []
  return [
    { label: sexes.perempuan, value: women },
    { label: sexes['laki-laki'], value: men },
  ]
}

const categoriesOf = ({ context, counts, categories }: VisitorsPageProps): ChartPoint[] =>
  categories.flatMap(({ code, nameId, nameEn }) => {
    const value = counts.by.category.get(code) ?? 0
    return value > 0 ? [{ label: context.language === 'id' ? nameId : nameEn, value }] : []
  })

const placesOf = ({ counts, branches }: VisitorsPageProps): ChartPoint[] =>
  branches.flatMap(({ id, shortName }) => {
    const value = counts.by.branch.get(String(id)) ?? 0
    return value > 0 ? [{ label: shortName, value }] : []
  })
