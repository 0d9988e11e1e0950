import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type SlipPartsFragment, SlipsOfFulfillmentsDocument, SlipsOfOrdersDocument, type SlipsOfOrdersQuery } from '../../../gql/graphql';
import { typeOf } from '../../../shared/audit/readAudit';
import { useBelonging } from '../../../shared/belonging';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { PageHeader } from '../../../shared/PageHeader';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { listed, useListSearch } from '../../../shared/useListSearch';
import { shipmentStages } from '../bulk';
import { type Issuer, type Paper, papers, Slip } from '../components/Slip';
import { parcelsOf } from '../slips';
import { useMatchingSlips } from '../useMatchingSlips';

type Order = Extract<NonNullable<SlipsOfOrdersQuery['nodes'][number]>, { __typename: 'Order' }>;

// What lies in the printer is a matter of this desk, not of the person.
const KEY = 'oc.paper';

/** The slips of an order: one for each of its shipments, or its lines where there is none yet; those are the company's of today. */
function slipsOf(order: Order, today: Issuer) {
  const { parcels, lines } = parcelsOf(order);
  const ofParcels = parcels.map((it) => ({ id: it.id, order, number: it.number, lines: it.lines, issuer: it.issuer ?? today }));

  return lines.length > 0 ? [{ id: order.id, order, number: order.number ?? '', lines, issuer: today }] : ofParcels;
}

const slipOf = (it: SlipPartsFragment) =>
  it.order && it.issuer && it.status !== 'CANCELLED'
    ? [{ id: it.id, order: it.order, number: it.number, lines: it.lines, issuer: it.issuer }]
    : [];

/** Packing slips as they are printed, one page for each parcel: of the order in the address, of what is picked, or of a whole list. */
export function SlipsPage() {
  const { t } = useTranslation(['orders', 'common']);
  const { id } = useParams({ strict: false }) as { id?: string };
  const { search } = useListSearch();
  const [paper, setPaper] = useState<Paper>(() => papers.find((it) => it === localStorage.getItem(KEY)) ?? 'A4');
  const ids = id ? [id] : listed(search.ids);
  const [orders, fulfillments] = [ids.filter((it) => typeOf(it) === 'Order'), ids.filter((it) => typeOf(it) === 'Fulfillment')];
  const [a] = useQuery({ query: SlipsOfOrdersDocument, variables: { ids: orders }, pause: orders.length === 0 });
  const [b] = useQuery({ query: SlipsOfFulfillmentsDocument, variables: { ids: fulfillments }, pause: fulfillments.length === 0 });
  const list = search.from && search.from in shipmentStages ? search.from : undefined;
  const all = useMatchingSlips(ids.length === 0 ? list : undefined, search.q);
  const fetching = a.fetching || b.fetching || all.fetching;
  const today = a.data?.me?.tenant;
  const slips = [
    ...(a.data?.nodes ?? []).flatMap((it) => (it?.__typename === 'Order' && today ? slipsOf(it, today) : [])),
    ...(b.data?.nodes ?? []).flatMap((it) => (it?.__typename === 'Fulfillment' ? slipOf(it) : [])),
    ...(all.found?.rows ?? []).flatMap(slipOf),
  ];
  const back = id ? `/orders/${encodeURIComponent(id)}` : list ? `/${list}` : '/orders';
  useBelonging(back);
  const rest = (all.found?.total ?? 0) - (all.found?.rows.length ?? 0);
  const error = a.error ?? b.error ?? all.error;
  if (error) return <Failure error={error} onRetry={() => window.location.reload()} />;

  if (slips.length === 0)
    return fetching ? (
      <PageSkeleton />
    ) : (
      <EmptyState title={t(a.data?.nodes.some(Boolean) || b.data?.nodes.some(Boolean) ? 'noSlip' : 'gone')} />
    );

  return (
    <>
      <div className="no-print">
        <PageHeader
          back={back}
          title={id ? t('slip') : t('slips')}
          hint={id ? slips[0]?.order.number : t('slipCount', { count: slips.length })}
        >
          <Segmented
            aria-label={t('paper.size')}
            value={paper}
            options={papers.map((value) => ({ value, label: t(`paper.${value}`) }))}
            onChange={(it) => {
              localStorage.setItem(KEY, it);
              setPaper(it);
            }}
          />
          <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </PageHeader>
        {rest > 0 && <Alert className="gap" type="info" showIcon title={t('slipsLeft', { count: rest })} />}
      </div>
      {slips.map((it) => (
        <Slip key={it.id} order={it.order} number={it.number} lines={it.lines} paper={paper} issuer={it.issuer} />
      ))}
    </>
  );
}
