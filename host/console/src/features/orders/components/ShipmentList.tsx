import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { type FulfillmentRowFragment, FulfillmentsDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PickSeveral } from '../../../shared/PickSeveral';
import { SearchBox } from '../../../shared/SearchBox';
import { StatusTag } from '../../../shared/StatusTag';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';
import { useSelection } from '../../../shared/useSelection';
import { useWide } from '../../../shared/useWide';
import { shipmentStages } from '../bulk';
import { useShipmentSearch } from '../useShipmentSearch';

const ShipmentBulk = lazy(() => import('./ShipmentBulk'));

export const shipmentPath = (id: string) => `/pick/${encodeURIComponent(id)}`;

type Props = { texts: keyof typeof shipmentStages; icon: ReactNode };

/** The shipments at some stages, for the people in the warehouse. */
export function ShipmentList({ texts, icon }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const format = useFormat();
  const go = useGo();
  const { search, set, page } = useListSearch();
  const { where, isLooking } = useShipmentSearch(search.q);
  const stages = shipmentStages[texts];
  const listed = { status: { in: stages }, ...where };
  // One way back to here, from the slips of a few and of all.
  const slips = (ids?: readonly string[]) =>
    `/slips?from=${texts}&${ids ? `ids=${ids.map(encodeURIComponent).join(',')}` : `q=${encodeURIComponent(search.q ?? '')}`}`;
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: FulfillmentsDocument,
      variables: { ...page, where: listed, order: [{ createdAt: 'ASC' }] },
      pause: isLooking,
    },
    'orders',
  );
  const isWide = useWide(768);
  const selection = useSelection<FulfillmentRowFragment>();
  const [isPicking, setPicking] = useState(false);
  const togglePicking = () => {
    selection.clear();
    setPicking(!isPicking);
  };
  const contents = (it: FulfillmentRowFragment) => it.lines.map((line) => `${format.quantity(line.quantity)} × ${line.name}`).join(', ');

  const columns: Column<FulfillmentRowFragment>[] = [
    {
      key: 'number',
      title: t('parcel'),
      render: (_, it) => (
        <PageLink className="link nowrap" to={shipmentPath(it.id)}>
          {it.number}
        </PageLink>
      ),
    },
    { key: 'order', title: t('number'), render: (_, it) => <span className="num nowrap">{it.order?.number}</span> },
    {
      key: 'customer',
      title: t('customer'),
      render: (_, it) => (
        <>
          {it.order?.customerName ?? t('walkIn')}
          {it.order?.shipTo && <div className="muted small">{it.order.shipTo.city}</div>}
        </>
      ),
    },
    { key: 'contents', title: t('lines'), responsive: ['lg'], render: (_, it) => <span className="clamp">{contents(it)}</span> },
    {
      key: 'status',
      title: t('status'),
      render: (_, it) => (
        <span className="row wrap">
          <StatusTag kind="FulfillmentStage" value={it.status} />
          {it.onHold && <StatusTag kind="Hold" value="YES" hint={it.order?.holdReason} />}
        </span>
      ),
    },
    {
      key: 'since',
      title: t('placed'),
      align: 'right',
      render: (_, it) => <span className="num nowrap">{format.short(it.createdAt)}</span>,
    },
  ];

  return (
    <>
      <PageHeader title={t(`${texts}.title`)}>{!isWide && <PickSeveral isOn={isPicking} onToggle={togglePicking} />}</PageHeader>
      <div className="filters">
        <SearchBox isScanned label={t('parcelSearch')} value={search.q} onSearch={(q) => set({ q }, true)} />
      </div>
      <DataList
        label={t(`${texts}.title`)}
        columns={columns}
        connection={data?.fulfillments}
        isLoading={fetching || isLooking}
        selection={isWide || isPicking ? selection : undefined}
        nameOf={(it) => it.number}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(shipmentPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.order?.customerName ?? t('walkIn')}</strong>
              <StatusTag kind="FulfillmentStage" value={it.status} />
            </span>
            {it.onHold && (
              <span className="row wrap">
                <StatusTag kind="Hold" value="YES" hint={it.order?.holdReason} />
              </span>
            )}
            <span className="row between muted num">
              <span>{it.number}</span>
              <span>{format.short(it.createdAt)}</span>
            </span>
            <span className="clamp">{contents(it)}</span>
          </>
        )}
        empty={
          search.q ? (
            <EmptyState title={t('noParcel', { text: search.q })}>
              <Button onClick={() => set({ q: undefined })}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={icon} title={t(`${texts}.none`)} hint={t(`${texts}.noneHint`)} />
          )
        }
      />
      <Suspense fallback={null}>
        {selection.ids.length > 0 && (
          <ShipmentBulk selection={selection} where={listed} total={data?.fulfillments?.totalCount ?? 0} slips={slips} />
        )}
      </Suspense>
    </>
  );
}
