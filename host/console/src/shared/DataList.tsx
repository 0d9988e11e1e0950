import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Grid, Skeleton, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Failure } from './Failure';
import { useListSearch } from './useListSearch';

type Connection<Row> = {
  nodes?: readonly Row[] | null;
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null };
};

type Props<Row> = {
  label: string;
  columns: NonNullable<TableProps<Row>['columns']>;
  connection: Connection<Row> | null | undefined;
  isLoading: boolean;
  error?: CombinedError;
  onRetry: () => void;
  onRow?: (row: Row) => void;
  /** The same row on a phone. */
  card: (row: Row) => ReactNode;
  empty: ReactNode;
  selection?: TableProps<Row>['rowSelection'];
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
  card,
  empty,
  selection,
}: Props<Row>) {
  const { t } = useTranslation();
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const { search, set } = useListSearch();
  const rows = connection?.nodes ?? [];

  if (error && !connection) return <Failure error={error} onRetry={onRetry} />;
  if (!connection) return <Skeleton active title={false} paragraph={{ rows: 8 }} className="panel pad" />;

  return (
    <>
      {rows.length === 0 ? (
        <div className="panel">{empty}</div>
      ) : isWide ? (
        <section className="panel scroll" aria-label={label} aria-busy={isLoading}>
          <Table<Row>
            rowKey="id"
            size="middle"
            columns={columns.map((it) => ('key' in it && it.sorter ? { ...it, sortOrder: orderOf(String(it.key), search.sort) } : it))}
            dataSource={[...rows]}
            pagination={false}
            rowSelection={selection}
            onRow={(row) => (onRow ? { onClick: () => onRow(row), className: 'clickable' } : {})}
            onChange={(_page, _filters, sorter, { action }) => {
              if (action === 'sort' && !Array.isArray(sorter))
                set({ sort: sorter.order ? `${sorter.columnKey}-${sorter.order === 'ascend' ? 'ASC' : 'DESC'}` : undefined });
            }}
          />
        </section>
      ) : (
        <ul className="cards" aria-label={label}>
          {rows.map((row) => (
            <li key={row.id}>
              {onRow ? (
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
          {connection.totalCount !== undefined && rows.length > 0 ? t('count', { count: connection.totalCount }) : null}
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

function orderOf(key: string, sort?: string) {
  if (!sort?.startsWith(`${key}-`)) return null;

  return sort.endsWith('ASC') ? ('ascend' as const) : ('descend' as const);
}
