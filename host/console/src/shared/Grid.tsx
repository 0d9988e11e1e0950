import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Box } from './Box';
import { useListSearch } from './useListSearch';
import type { Selection } from './useSelection';

/** A column of a list. Without a render it shows the field of its dataIndex; responsive hides it on narrower screens. */
export type Column<Row> = {
  key: string;
  title: string;
  align?: 'right';
  sorter?: boolean;
  /** Shown only where somebody has chosen it. */
  isExtra?: boolean;
  responsive?: ['lg' | 'xl'];
  dataIndex?: keyof Row & string;
  render?: (value: undefined, row: Row) => ReactNode;
};

type Props<Row extends { id: string }> = {
  columns: Column<Row>[];
  rows: readonly Row[];
  onRow?: (row: Row) => void;
  opens: (row: Row) => boolean;
  selection?: Selection<Row>;
  /** What a row is called, for its box. */
  nameOf?: (row: Row) => string;
};

/** The rows as a table; a click on a column's name sorts by it, down, up, and not at all. */
export function Grid<Row extends { id: string }>({ columns, rows, onRow, opens, selection, nameOf }: Props<Row>) {
  const { t } = useTranslation();
  const { search, set } = useListSearch();
  const [sortedBy, direction] = (search.sort ?? '').split('-');
  const classOf = (it: Column<Row>) =>
    [it.align === 'right' ? 'right' : '', it.responsive ? `from-${it.responsive[0]}` : ''].join(' ').trim() || undefined;
  const next = (key: string) => (sortedBy !== key ? `${key}-DESC` : direction === 'DESC' ? `${key}-ASC` : undefined);
  const order = (key: string) => (sortedBy === key ? (direction === 'ASC' ? 'ascending' : 'descending') : undefined);

  return (
    <table className="grid">
      <thead>
        <tr>
          {selection && (
            <th className="pick-cell">
              <Box
                aria-label={t('bulk.pickPage')}
                checked={rows.every((it) => selection.has(it.id))}
                indeterminate={rows.some((it) => selection.has(it.id)) && !rows.every((it) => selection.has(it.id))}
                onChange={() => selection.togglePage(rows)}
              />
            </th>
          )}
          {columns.map((it) => (
            <th key={it.key} className={classOf(it)} aria-sort={order(it.key)}>
              {it.sorter ? (
                <button type="button" className="sort" title={t('sort')} onClick={() => set({ sort: next(it.key) })}>
                  {it.title}
                  <span className={sortedBy === it.key ? 'sort-mark' : 'sort-mark idle'} aria-hidden>
                    {order(it.key) === 'ascending' ? <CaretUpFilled /> : <CaretDownFilled />}
                  </span>
                </button>
              ) : (
                it.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // The row's link does the same by keyboard.
          <tr
            key={row.id}
            className={onRow && opens(row) ? 'clickable' : undefined}
            onClick={onRow && opens(row) ? () => onRow(row) : undefined}
          >
            {selection && (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box itself is reached by keyboard; beside it a click must not open the row
              <td className="pick-cell" onClick={(event) => event.stopPropagation()}>
                <Box
                  aria-label={t('bulk.pick', { name: nameOf?.(row) ?? '' })}
                  checked={selection.has(row.id)}
                  disabled={selection.isFull && !selection.has(row.id)}
                  onChange={() => selection.toggle(row)}
                />
              </td>
            )}
            {columns.map((it) => (
              <td key={it.key} className={classOf(it)}>
                {it.render ? it.render(undefined, row) : String((it.dataIndex && row[it.dataIndex]) ?? '')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
