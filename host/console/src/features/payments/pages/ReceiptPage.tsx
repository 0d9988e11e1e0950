import { useParams } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan, useSession } from '../../../app/session';
import { MatchReceiptDocument, ReceiptDocument, type ReceiptPartsFragment, ReverseReceiptDocument } from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { digitsOf } from '../../../shared/currencies';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { goToWrongNumber } from '../../../shared/number';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { RecordHistory } from '../../../shared/RecordHistory';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { OpenOrders } from '../components/OpenOrders';
import { usePayable } from '../usePayable';
import { useReceiptConflict } from '../useReceiptConflict';
import { useShares } from '../useShares';

export function ReceiptPage() {
  const { t } = useTranslation(['payments', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const [{ data, fetching, error }, again] = useLiveQuery({ query: ReceiptDocument, variables: { id } }, 'receipts');
  const receipt = data?.receipt;

  if (error && !receipt) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!receipt) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  return <Details receipt={receipt} />;
}

function Details({ receipt }: { receipt: ReceiptPartsFragment }) {
  const { t } = useTranslation(['payments', 'words', 'common']);
  const can = useCan();
  const format = useFormat();
  const [isReversing, setReversing] = useState(false);
  const onRefusal = useReceiptConflict(receipt);
  const [reverse, { isBusy, refusals, forget }] = useCommand(ReverseReceiptDocument, { onRefusal, isQuiet: true });
  const stop = () => {
    forget();
    setReversing(false);
  };
  const facts = [
    {
      key: 'payer',
      value: receipt.customer && <PageLink to={`/customers/${encodeURIComponent(receipt.customer.id)}`}>{receipt.customer.name}</PageLink>,
    },
    { key: 'method', value: t(`words:ReceiptMethod.${receipt.method}`) },
    { key: 'receivedAt', value: format.dateTime(receipt.receivedAt) },
    { key: 'reference', value: receipt.reference },
    { key: 'by', value: receipt.by },
  ].filter((it) => it.value);

  return (
    <>
      <PageHeader back="/payments" title={receipt.number} tags={<StatusTag kind="ReceiptStatus" value={receipt.status} />}>
        {receipt.status === 'RECORDED' && can('payments:record') && (
          <Button danger onClick={() => setReversing(true)}>
            {t('reverse')}
          </Button>
        )}
      </PageHeader>
      {receipt.reversalReason && <Alert className="gap" type="warning" showIcon title={receipt.reversalReason} />}
      <div className="columns facts-first">
        <div className="stack">
          <section className="panel">
            <h2>{t('paid')}</h2>
            <div className="panel-body">
              {receipt.matches.length === 0 && <p className="muted flush">{t('noMatches')}</p>}
              {receipt.matches.map((it) => (
                <div key={it.id} className="row between payment">
                  <span>
                    {it.order && <PageLink to={`/orders/${encodeURIComponent(it.order.id)}`}>{it.order.number ?? ''}</PageLink>}{' '}
                    <span className="muted small">
                      {[it.order?.customerName, format.short(it.matchedAt), it.takenBackAt && t('takenBack')].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span className={it.takenBackAt ? 'num muted struck' : 'num'}>{format.money(it.amount)}</span>
                </div>
              ))}
            </div>
          </section>
          {receipt.unmatched.amount > 0 && receipt.status === 'RECORDED' && can('payments:record') && <Match receipt={receipt} />}
          <RecordHistory ids={[receipt.id]} />
        </div>
        <section className="panel pad stack">
          <div>
            <div className="muted">{t('amount')}</div>
            <div className="grand num">{format.money(receipt.amount)}</div>
            <dl className="facts sums">
              <div className="sum-row">
                <dt>{t('shared')}</dt>
                <dd>{format.money(receipt.matched)}</dd>
              </div>
              <div className="sum-row">
                <dt>{t('left')}</dt>
                <dd>{format.money(receipt.unmatched)}</dd>
              </div>
            </dl>
          </div>
          <dl className="facts">
            {facts.map((it) => (
              <div key={it.key} className="sum-row">
                <dt>{t(it.key)}</dt>
                <dd>{it.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <AskReason
        isOpen={isReversing}
        title={t('reverse')}
        hint={t('reverseHint')}
        label={t('reason')}
        verb={t('reverse')}
        isDanger
        isBusy={isBusy}
        refusals={refusals}
        onClose={stop}
        onGive={async (reason) => {
          if (await reverse({ input: { id: receipt.id, expectedVersion: receipt.version, reason } })) stop();
        }}
      />
    </>
  );
}

/** What is left of a receipt, for orders that are still open. */
function Match({ receipt }: { receipt: ReceiptPartsFragment }) {
  const { t } = useTranslation(['payments', 'common']);
  const { message } = App.useApp();
  const { tenant } = useSession();
  const payable = usePayable(receipt.customerId);
  const digits = digitsOf(tenant.currency);
  const shares = useShares(payable.orders, digits);
  const { matches, mark, clearMarks, begin, spread } = shares;
  const onConflict = useReceiptConflict(receipt);
  const [match, { isBusy }] = useCommand(MatchReceiptDocument, { onRefusal: (it) => onConflict(it) || mark(it) });

  const onMatch = async () => {
    if (goToWrongNumber()) return;

    clearMarks();
    const done = await match({ input: { id: receipt.id, expectedVersion: receipt.version, matches } });
    if (!done) return;

    begin({});
    payable.forget();
    payable.setText(undefined);
    void message.success(t('common:done'));
  };

  return (
    <OpenOrders payable={payable} shares={shares} digits={digits}>
      <Button size="small" onClick={() => spread(receipt.unmatched.amount)}>
        {t('spread')}
      </Button>
      <Button size="small" type="primary" loading={isBusy} disabled={matches.length === 0} onClick={() => void onMatch()}>
        {t('match')}
      </Button>
    </OpenOrders>
  );
}
