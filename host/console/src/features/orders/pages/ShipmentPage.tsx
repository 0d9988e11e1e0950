import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { FulfillmentDocument } from '../../../gql/graphql';
import { AddressLines } from '../../../shared/AddressLines';
import { useBelonging } from '../../../shared/belonging';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { ScanBox } from '../../../shared/ScanBox';
import { StatusTag } from '../../../shared/StatusTag';
import { useGo } from '../../../shared/usePageLink';
import { FulfillmentActions } from '../components/FulfillmentActions';
import { takenOf, useTaken } from '../taken';

/** One shipment in the hand: scan or tap what was taken, then pack, then ship. Made for a phone first. */
export function ShipmentPage() {
  const { t } = useTranslation('orders');
  const [wrong, setWrong] = useState({ text: '', count: 0 });
  const { id } = useParams({ strict: false }) as { id: string };
  const format = useFormat();
  const go = useGo();
  const { taken, take, scan, forget } = useTaken(id);
  const [{ data, fetching, error }, again] = useLiveQuery({ query: FulfillmentDocument, variables: { id } }, 'orders');
  const it = data?.node?.__typename === 'Fulfillment' ? data.node : null;

  const place = it && it.status !== 'PENDING' && it.status !== 'PICKING' ? '/ship' : '/pick';
  useBelonging(place);

  if (error && !it) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!it) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} hint={t('goneHint')} />;

  const isPicking = it.status === 'PICKING';
  const all = it.lines.reduce((sum, line) => sum + line.quantity, 0);
  const done = it.lines.reduce((sum, line) => sum + takenOf(line, taken), 0);
  // Said anew each time, to whoever hears it only, too.
  const say = (text: string) => setWrong(({ count }) => ({ text, count: count + 1 }));
  const onFound = (variantId: string, name: string, quantity: number) => {
    if (!it.lines.some((one) => one.variantId === variantId)) return say(`${name}: ${t('pick.notHere')}`);

    const over = scan(it.lines, variantId, quantity);
    say(over > 0 ? t('pick.tooMany', { item: name, quantity: format.quantity(over) }) : '');
  };

  return (
    <div className="narrow">
      <PageHeader
        back={place}
        title={it.number}
        tags={
          <>
            <StatusTag kind="FulfillmentStage" value={it.status} />
            {it.onHold && <StatusTag kind="Hold" value="YES" hint={it.order?.holdReason} />}
          </>
        }
      />
      <div className="stack">
        <section className="panel pad stack tight">
          <div className="row between wrap">
            <strong>{it.order?.customerName ?? t('walkIn')}</strong>
            {it.order && <PageLink to={`/orders/${encodeURIComponent(it.order.id)}`}>{it.order.number ?? ''}</PageLink>}
          </div>
          {it.order?.note && <p className="panel notice">{it.order.note}</p>}
          {it.status === 'PACKED' && it.order?.shipTo && <AddressLines address={it.order.shipTo} />}
          {it.status === 'PENDING' && <p className="muted flush">{t('pick.first')}</p>}
          {isPicking && (
            <>
              <ScanBox onFound={(variant, quantity) => onFound(variant.id, variant.sku, quantity)} />
              {/* It stays until something right is scanned: who looks at the shelf sees no message pass by. */}
              <div role="alert" key={wrong.count}>
                {wrong.text && <p className="panel notice wrong">{wrong.text}</p>}
              </div>
              <div className="row">
                <progress className="progress" max={all} value={done} aria-label={t('progress')} />
                <span className="num nowrap">{t('pick.progress', { done: format.quantity(done), all: format.quantity(all) })}</span>
              </div>
            </>
          )}
          <ul className="picks">
            {it.lines.map((line) => {
              const count = takenOf(line, taken);
              const isDone = count >= line.quantity;

              return (
                <li key={line.id} className="row">
                  <button
                    type="button"
                    className={isDone && isPicking ? 'pick done' : 'pick'}
                    disabled={!isPicking}
                    aria-pressed={isPicking ? isDone : undefined}
                    onClick={() => take(line.id, isDone ? 0 : line.quantity)}
                  >
                    <strong className="pick-quantity num">
                      {isPicking ? `${format.quantity(count)}/` : ''}
                      {format.quantity(line.quantity)}
                    </strong>
                    <span className="grow">
                      <span className="pick-name">{line.name}</span>
                      <span className="muted small num">{line.sku}</span>
                    </span>
                    {isDone && isPicking && (
                      <span className="pick-mark" aria-hidden>
                        ✓
                      </span>
                    )}
                  </button>
                  {isPicking && count > 0 && line.quantity > 1 && (
                    <Button
                      className="pick-less"
                      aria-label={t('pick.less', { item: line.name })}
                      onClick={() => take(line.id, Math.max(0, count - 1))}
                    >
                      −
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          {isPicking && done >= all && <p className="panel notice up">{t('pick.complete')}</p>}
        </section>
        <div className="act-bar">
          <FulfillmentActions
            fulfillment={it}
            taken={taken}
            size="large"
            onDone={() => {
              if (isPicking) forget();
              if (it.status === 'PACKED') go('/ship');
            }}
          />
        </div>
      </div>
    </div>
  );
}
