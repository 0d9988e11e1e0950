import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { type LedgerRowFragment, StockLedgerDocument, type StockMovementKind } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { joined, listed, useListSearch } from '../../../shared/useListSearch';
import { adjustmentPath, goodsReceiptPath } from '../paths';

const kinds: StockMovementKind[] = ['RECEIPT', 'ALLOCATE', 'RELEASE', 'ISSUE', 'ADJUST'];

/** Every movement of stock, the latest first; of one product, if it is named. */
export function Ledger({ variantId }: { variantId?: string }) {
  const { t } = useTranslation(['inventory', 'words']);
  const format = useFormat();
  const { search, set, page } = useListSearch();
  const chosen = listed(search.kind) as StockMovementKind[];
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: StockLedgerDocument,
      variables: {
        ...page,
        where: { ...(variantId ? { variantId: { eq: variantId } } : {}), ...(chosen.length ? { kind: { in: chosen } } : {}) },
        order: [{ at: 'DESC' }],
      },
    },
    'stock',
  );
  const delta = (value: number) => (value === 0 ? <span className="muted">–</span> : <span className="num">{format.delta(value)}</span>);
  const pageOf = (it: LedgerRowFragment) =>
    (it.orderId && `/orders/${encodeURIComponent(it.orderId)}`) ||
    (it.goodsReceipt && goodsReceiptPath(it.goodsReceipt.id)) ||
    (it.stockAdjustment && adjustmentPath(it.stockAdjustment.id));
  const document = (it: LedgerRowFragment) => {
    const path = pageOf(it);
    const number = it.documentNumber ?? it.order?.number ?? t('document');

    return path ? <PageLink to={path}>{number}</PageLink> : <span className="num">{number}</span>;
  };
  const nameOf = (it: LedgerRowFragment) => [it.variant?.product?.name, it.variant?.option].filter(Boolean).join(' · ');

  const columns: Column<LedgerRowFragment>[] = [
    { key: 'at', title: t('at'), render: (_, it) => <span className="num nowrap">{format.short(it.at)}</span> },
    { key: 'kind', title: t('kind'), render: (_, it) => t(`words:StockMovementKind.${it.kind}`) },
    ...(variantId
      ? []
      : [
          {
            key: 'product',
            title: t('product'),
            render: (_: unknown, it: LedgerRowFragment) => (
              <>
                {nameOf(it)} <span className="muted small num">{it.variant?.sku}</span>
              </>
            ),
          },
        ]),
    { key: 'onHand', title: t('onHand'), align: 'right', render: (_, it) => delta(it.onHand) },
    { key: 'allocated', title: t('allocated'), align: 'right', render: (_, it) => delta(it.allocated) },
    { key: 'warehouse', title: t('warehouse'), responsive: ['lg'], render: (_, it) => it.warehouse?.name },
    { key: 'document', title: t('document'), render: (_, it) => document(it) },
    { key: 'by', title: t('by'), responsive: ['lg'], render: (_, it) => <span className="muted">{it.by}</span> },
  ];

  return (
    <>
      <div className="filters">
        <Select
          className="filter"
          mode="multiple"
          allowClear
          showSearch={false}
          maxTagCount="responsive"
          aria-label={t('kind')}
          placeholder={t('kind')}
          value={chosen}
          options={kinds.map((value) => ({ value, label: t(`words:StockMovementKind.${value}`) }))}
          onChange={(values) => set({ kind: joined(values) })}
        />
      </div>
      <DataList
        label={t('ledger')}
        columns={columns}
        connection={data?.stockLedger}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <span className="row between">
              <strong>{t(`words:StockMovementKind.${it.kind}`)}</strong>
              <span className="num">{format.delta(it.onHand || it.allocated)}</span>
            </span>
            {!variantId && <span>{nameOf(it)}</span>}
            <span className="row between muted small">
              {document(it)}
              <span className="num">{format.short(it.at)}</span>
            </span>
          </>
        )}
        empty={<EmptyState title={t('noMovements')} hint={t('noMovementsHint')} />}
      />
    </>
  );
}
