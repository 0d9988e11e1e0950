import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Box } from './Box';
import { Failure } from './Failure';
import { type Column, Grid } from './Grid';
import { Bones } from './PageSkeleton';
import { Scroll } from './Scroll';
import { useListSearch } from './useListSearch';
import type { Selection } from './useSelection';
import { useWide } from './useWide';

type Connection<Row> = {
  nodes?: readonly Row[] | null;
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null };
};

type Props<Row extends { id: string }> = {
  label: string;
  columns: Column<Row>[];
  connection: Connection<Row> | null | undefined;
  isLoading: boolean;
  error?: CombinedError;
  onRetry: () => void;
  onRow?: (row: Row) => void;
  /** Rows that onRow can't open look like text; without it, each can be opened. */
  opens?: (row: Row) => boolean;
  /** The same row on a phone. */
  card: (row: Row) => ReactNode;
  empty: ReactNode;
  /** Says how many there are, where rows are parts of what is counted. */
  total?: (count: number) => string;
  /** Which rows are picked, where something can be done with many. */
  selection?: Selection<Row>;
  nameOf?: (row: Row) => string;
};

/** A page of rows: a table, cards under 768 px, a skeleton before the first answer, and the way to the next page. */
export function DataList<Row extends { id: string }>({
  label,
  columns,
  connection,
  isLoading,
  error,
  onRetry,
  onRow,
  opens = () => true,
  card,
  empty,
  total,
  selection,
  nameOf,
}: Props<Row>) {
  const { t } = useTranslation();
  const isWide = useWide(768);
  const { set } = useListSearch();
  const rows = connection?.nodes ?? [];

  if (error && !connection) return <Failure error={error} onRetry={onRetry} />;
  if (!connection) return <Bones />;

  return (
    <>
      {rows.length === 0 ? (
        <div className="panel">{empty}</div>
      ) : isWide ? (
        <div className="panel" aria-busy={isLoading}>
          <Scroll label={label}>
            <Grid columns={columns} rows={rows} onRow={onRow} opens={opens} selection={selection} nameOf={nameOf} />
          </Scroll>
        </div>
      ) : (
        <ul className="cards" aria-label={label}>
          {rows.map((row) => (
            <li key={row.id} className={selection && 'pick-card'}>
              {selection && (
                <Box
                  className="pick-box"
                  aria-label={t('bulk.pick', { name: nameOf?.(row) ?? '' })}
                  checked={selection.has(row.id)}
                  disabled={selection.isFull && !selection.has(row.id)}
                  onChange={() => selection.toggle(row)}
                />
              )}
              {onRow && opens(row) ? (
                <button type="button" className="card" onClick={() => onRow(row)}>
                  {card(row)}
                </button>
              ) : (
                <div className="card">{card(row)}</div>
              )}
            </li>
          ))}
        </ul>
      )}
      <footer className="pager">
        <span role="status" className="muted num">
          {connection.totalCount !== undefined && rows.length > 0
            ? (total?.(connection.totalCount) ?? t('count', { count: connection.totalCount }))
            : null}
        </span>
        {(connection.pageInfo.hasPreviousPage || connection.pageInfo.hasNextPage) && (
          <nav aria-label={t('pages')}>
            <Button
              icon={<LeftOutlined aria-hidden />}
              disabled={!connection.pageInfo.hasPreviousPage}
              onClick={() => set({ before: connection.pageInfo.startCursor ?? undefined })}
            >
              {t('previous')}
            </Button>
            <Button
              icon={<RightOutlined aria-hidden />}
              iconPlacement="end"
              disabled={!connection.pageInfo.hasNextPage}
              onClick={() => set({ after: connection.pageInfo.endCursor ?? undefined })}
            >
              {t('next')}
            </Button>
          </nav>
        )}
      </footer>
    </>
  );
}
