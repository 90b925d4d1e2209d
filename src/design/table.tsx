import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'

export interface Column<Row> {
  key: string
  label: string
  cell(row: Row): Child
  /** Set for amounts: flush to the end, in figures of one width. */
  numeric?: boolean
  /** The column that names the row. */
  names?: boolean
  /** Address of this table sorted by this column in this direction. */
  sortHref?(direction: 'naik' | 'turun'): string
}

export interface TableProps<Row> {
  caption: string
  /** Where a heading above already says it. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  sortedBy?: { key: string; direction: 'naik' | 'turun' }
  /** On narrow screens each row becomes a small list instead of the table scrolling sideways. */
  stacked?: boolean
  empty?: string
}

export const Table = <Row,>(props: TableProps<Row>) => {
  const { caption, captionHidden, columns, rows, sortedBy, stacked, empty } = props
  const texts = useTexts()
  return (
    <div
      class={stacked ? 'table-frame table-stacked' : 'table-frame'}
      role="region"
      tabindex={0}
      aria-label={caption}
    >
      <table role={stacked && 'table'}>
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role={stacked && 'rowgroup'}>
          <tr role={stacked && 'row'}>
            {columns.map((column) => (
              <HeaderCell column={column} sortedBy={sortedBy} />
            ))}
          </tr>
        </thead>
        <tbody role={stacked && 'rowgroup'}>
          {rows.map((row) => (
            <tr role={stacked && 'row'}>{columns.map((column) => bodyCell(column, row, stacked))}</tr>
          ))}
          {rows.length === 0 && (
            <tr role={stacked && 'row'}>
              <td colspan={columns.length} role={stacked && 'cell'} class="soft">
                {empty ?? texts.emptyTable}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface HeaderProps<Row> {
  column: Column<Row>
  sortedBy: TableProps<Row>['sortedBy']
}

const HeaderCell = <Row,>({ column, sortedBy }: HeaderProps<Row>) => {
  const texts = useTexts()
  const direction = sortedBy?.key === column.key ? sortedBy.direction : undefined
  const sorted = direction && (direction === 'naik' ? 'ascending' : 'descending')
  const icon = direction === 'naik' ? 'up' : direction === 'turun' ? 'down' : 'both'
  return (
    <th scope="col" role="columnheader" class={column.numeric ? 'number' : undefined} aria-sort={sorted}>
      {column.sortHref ? (
        <a href={column.sortHref(direction === 'naik' ? 'turun' : 'naik')} title={texts.sortBy(column.label)}>
          {column.label}
          <Icon name={icon} />
        </a>
      ) : (
        column.label
      )}
    </th>
  )
}

function bodyCell<Row>(column: Column<Row>, row: Row, stacked: boolean | undefined) {
  const look = { class: column.numeric ? 'number' : undefined, 'data-label': stacked && column.label }
  return column.names ? (
    <th scope="row" role={stacked && 'rowheader'} {...look}>
      {column.cell(row)}
    </th>
  ) : (
    <td role={stacked && 'cell'} {...look}>
      {column.cell(row)}
    </td>
  )
}
