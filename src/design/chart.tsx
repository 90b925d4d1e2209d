import { formatNumber } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'

export interface ChartPoint {
  label: string
  value: number
}

export interface ChartProps {
  title: string
  /** Heading of the labels' column, for example "Bulan". */
  labels: string
  /** Heading of the values' column, for example "Pinjaman". */
  values: string
  points: readonly ChartPoint[]
  /** Bars lie side by side with their words; a line is for a course of time. */
  kind?: 'bar' | 'line'
}

/** A picture of figures, and the figures themselves below it. */
export const Chart = (props: ChartProps) => {
  const { title, labels, values, points, kind = 'bar' } = props
  const texts = useTexts()
  const language = useLanguage()
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {kind === 'bar' ? <Bars points={points} /> : <Line points={points} />}
      <details class="disclosure">
        <summary>{texts.chartTable}</summary>
        <div>
          <table>
            <thead>
              <tr>
                <th scope="col">{labels}</th>
                <th scope="col" class="number">
                  {values}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr>
                  <th scope="row">{point.label}</th>
                  <td class="number">{formatNumber(point.value, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

const rowHeight = 50

const Bars = ({ points }: { points: readonly ChartPoint[] }) => {
  const language = useLanguage()
  const most = Math.max(1, ...points.map((point) => point.value))
  return (
    <svg viewBox={`0 0 400 ${points.length * rowHeight}`} aria-hidden="true">
      {points.map((point, index) => {
        const width = Math.max(1, Math.round((point.value / most) * 330))
        const top = index * rowHeight
        return (
          <>
            <text x="0" y={top + 16}>
              {point.label}
            </text>
            <rect class="bar" x="0" y={top + 23} width={width} height="16" rx="2" />
            <text class="value" x={width + 8} y={top + 36}>
              {formatNumber(point.value, language)}
            </text>
          </>
        )
      })}
    </svg>
  )
}

const Line = ({ points }: { points: readonly ChartPoint[] }) => {
  const language = useLanguage()
  const top = niceCeiling(Math.max(1, ...points.map((point) => point.value)))
  const x = (index: number) => Math.round(52 + (index * 334) / Math.max(1, points.length - 1))
  const y = (value: number) => Math.round(180 - (value / top) * 164)
  // So many words as fit below a narrow picture.
  const every = Math.ceil(points.length / 7)
  return (
    <svg viewBox="0 0 400 206" aria-hidden="true">
      {[0, top / 2, top].map((value) => (
        <>
          <path class="rule" d={`M52 ${y(value)}h334`} />
          <text x="44" y={y(value) + 5} text-anchor="end">
            {formatNumber(value, language)}
          </text>
        </>
      ))}
      <path
        class="stroke"
        d={`M${points.map((point, index) => `${x(index)} ${y(point.value)}`).join('L')}`}
      />
      {points.map((point, index) => (
        <>
          <circle class="bar" cx={x(index)} cy={y(point.value)} r="3.5" />
          {index % every === 0 && (
            <text
              x={x(index)}
              y="202"
              text-anchor={index > 0 && index === points.length - 1 ? 'end' : 'middle'}
            >
              {point.label}
            </text>
          )}
        </>
      ))}
    </svg>
  )
}

/** The next 1, 2, 4 or 5 times a power of ten, so that the axis ends on a round number. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10
  return Math.max(2, step * power)
}
