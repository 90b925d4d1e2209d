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

const barHeight = 30

const Bars = ({ points }: { points: readonly ChartPoint[] }) => {
  const language = useLanguage()
  const most = Math.max(1, ...points.map((point) => point.value))
  return (
    <svg viewBox={`0 0 640 ${points.length * barHeight}`} aria-hidden="true">
      {points.map((point, index) => {
        const width = Math.round((point.value / most) * 380)
        return (
          <g transform={`translate(0 ${index * barHeight})`}>
            <text x="170" y="20" text-anchor="end">
              {point.label}
            </text>
            <rect class="bar" x="182" y="5" width={Math.max(width, 1)} height="20" rx="2" />
            <text class="value" x={190 + width} y="20">
              {formatNumber(point.value, language)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

const Line = ({ points }: { points: readonly ChartPoint[] }) => {
  const language = useLanguage()
  const top = niceCeiling(Math.max(1, ...points.map((point) => point.value)))
  const x = (index: number) => Math.round(56 + (index * 564) / Math.max(1, points.length - 1))
  const y = (value: number) => Math.round(190 - (value / top) * 170)
  return (
    <svg viewBox="0 0 640 224" aria-hidden="true">
      {[0, top / 2, top].map((value) => (
        <>
          <path class="rule" d={`M56 ${y(value)}h564`} />
          <text x="48" y={y(value) + 4} text-anchor="end">
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
          <circle class="bar" cx={x(index)} cy={y(point.value)} r="4" />
          <text x={x(index)} y="214" text-anchor="middle">
            {point.label}
          </text>
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
