import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { LowStockDocument, type LowStockQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { useUnit } from '../../../shared/useUnit';

type Row = NonNullable<NonNullable<LowStockQuery['stockLevels']>['nodes']>[number];

const pathOf = (it: Row) => `/stock/${encodeURIComponent(it.variant?.id ?? '')}`;
const nameOf = (it: Row) => [it.variant?.product?.name, it.variant?.option].filter(Boolean).join(' · ');

// Who may see the stock needn't be one who may see the goods.
const isReadable = (it: Row) => Boolean(it.variant);

/** Where it is time to order more: no more available than the reorder point. */
export function LowStock() {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const unit = useUnit();
  const go = useGo();
  const link = usePageLink();
  const { page } = useListSearch();
  const [{ data, fetching, error }, again] = useLiveQuery({ query: LowStockDocument, variables: page }, 'stock');
  const available = (it: Row) => <strong className="num warn">{format.quantity(it.available)}</strong>;

  const columns: Column<Row>[] = [
    {
      key: 'sku',
      title: t('sku'),
      render: (_, it) =>
        isReadable(it) ? <PageLink to={pathOf(it)}>{it.variant?.sku}</PageLink> : <span className="muted">{t('hiddenProduct')}</span>,
    },
    { key: 'name', title: t('product'), render: (_, it) => nameOf(it) },
    { key: 'warehouse', title: t('warehouse'), render: (_, it) => it.warehouse?.name },
    { key: 'available', title: t('available'), align: 'right', render: (_, it) => available(it) },
    {
      key: 'reorderPoint',
      title: t('reorderPoint'),
      align: 'right',
      render: (_, it) => <span className="num">{format.quantity(it.reorderPoint ?? 0)}</span>,
    },
    { key: 'unit', title: t('unit'), render: (_, it) => <span className="muted">{unit(it.variant?.product?.unit ?? '')}</span> },
  ];

  return (
    <DataList
      label={t('low')}
      columns={columns}
      connection={data?.stockLevels}
      isLoading={fetching}
      error={error}
      onRetry={() => again({ requestPolicy: 'network-only' })}
      onRow={(it) => go(pathOf(it))}
      opens={isReadable}
      card={(it) => (
        <>
          <span className="row between">
            {isReadable(it) ? <strong className="clip">{nameOf(it)}</strong> : <span className="clip muted">{t('hiddenProduct')}</span>}
            {available(it)}
          </span>
          <span className="row between muted">
            <span className="clip">{[it.variant?.sku, it.warehouse?.name].filter(Boolean).join(' · ')}</span>
            <span className="num small nowrap">
              {t('reorderPoint')} {format.quantity(it.reorderPoint ?? 0)}
            </span>
          </span>
        </>
      )}
      empty={
        <EmptyState icon={<CheckCircleOutlined />} title={t('noneLow')} hint={t('noneLowHint')}>
          <Button {...link('/stock')}>{t('toLevels')}</Button>
        </EmptyState>
      }
    />
  );
}
