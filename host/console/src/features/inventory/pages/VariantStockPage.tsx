import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { StockOfVariantDocument } from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { usePageLink } from '../../../shared/usePageLink';
import { ByWarehouse, figures } from '../components/ByWarehouse';
import { Ledger } from '../components/Ledger';

/** One product's stock: by warehouse, and how it came about. */
export function VariantStockPage() {
  const { t } = useTranslation(['inventory', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const can = useCan();
  const format = useFormat();
  const link = usePageLink();
  const [{ data, fetching, error }, again] = useLiveQuery({ query: StockOfVariantDocument, variables: { id } }, 'stock');
  const it = data?.node?.__typename === 'Variant' ? data.node : null;

  if (error && !it) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!it) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  return (
    <>
      <PageHeader back="/stock" title={[it.product?.name, it.option].filter(Boolean).join(' · ')} hint={it.sku}>
        {can('inventory:adjust') && <Button {...link(`/stock/adjust?code=${encodeURIComponent(it.sku)}`)}>{t('adjust')}</Button>}
        {can('inventory:receive') && (
          <Button type="primary" {...link(`/stock/receive?code=${encodeURIComponent(it.sku)}`)}>
            {t('receive')}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <div className="tiles">
          {figures.map((key) => (
            <div key={key} className="panel tile">
              <span className="muted">{t(key)}</span>
              <strong className="num">{format.quantity(it.stock?.[key] ?? 0)}</strong>
            </div>
          ))}
        </div>
        <ByWarehouse variantId={id} levels={data?.stockLevels?.nodes ?? []} />
        <h2>{t('ledger')}</h2>
        <Ledger variantId={id} />
      </div>
    </>
  );
}
