import { Alert, App, Button, Input, Skeleton } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useCan, useSession } from '../../../app/session';
import { CustomerForOrderDocument, type CustomerForOrderQuery, type OrderDetailFragment } from '../../../gql/graphql';
import { CustomerBox } from '../../../shared/CustomerBox';
import { digitsOf } from '../../../shared/currencies';
import { dayOf, lastOf } from '../../../shared/days';
import { goToWrongNumber } from '../../../shared/number';
import { PageHeader } from '../../../shared/PageHeader';
import { Refusals } from '../../../shared/Refusals';
import { ScanBox, type ScanBoxRef } from '../../../shared/ScanBox';
import { useAlone } from '../../../shared/useAlone';
import { useGo } from '../../../shared/usePageLink';
import { type Entry, isDirty, withVariant } from '../entry';
import { useEntry } from '../useEntry';
import { useSubmitted } from '../useSubmitted';
import { EntryLines } from './EntryLines';
import { EntryTotal } from './EntryTotal';
import { OrderAddress } from './OrderAddress';

const EntryCheck = lazy(() => import('./EntryCheck'));
const EntryConflict = lazy(() => import('./EntryConflict'));
const DayField = lazy(() => import('../../../shared/DayField'));

/** As many as the server takes in one input. */
const LINES = 250;

/** Whether a dialog or a choice stands open, which would go with the page. */
const isBesideOpen = () => [...document.querySelectorAll('.ant-modal, .ant-select-open')].some((it) => it.checkVisibility());

type Props = {
  order: OrderDetailFragment | null;
  initial: Entry;
  onChange?: (entry: Entry, draftId?: string) => void;
  onDone?: () => void;
};
type Customer = NonNullable<CustomerForOrderQuery['customer']>;

/** Writes an order with the keyboard alone: customer, Enter, codes, Ctrl+Enter. */
export function OrderForm({ order, initial, onChange, onDone }: Props) {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const { tenant } = useSession();
  const can = useCan();
  const client = useClient();
  const go = useGo();
  const { message } = App.useApp();
  const scan = useRef<ScanBoxRef>(null);
  const [customer, setCustomer] = useState<Customer>();
  const looking = useRef<Promise<unknown>>(undefined);
  const asked = useRef<string>(undefined);
  const [alone] = useAlone();
  // What is saved is painted once more: it must not be kept for the next new order.
  const isOver = useRef(false);
  const leave = () => {
    isOver.current = true;
    onDone?.();
  };
  const [isSubmitting, setSubmitting] = useState(false);
  const { entry, now, setEntry, saved, isRestored, marks, conflict, settle, save, isKept, saveAndSubmit, draftInput, clear, isBusy } =
    useEntry(order, initial, can('orders:override-price'));
  const submitted = useSubmitted();
  const digits = digitsOf(tenant.currency);
  const patch = (part: Partial<Entry>) => setEntry((now) => ({ ...now, ...part }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the entry itself and where it is saved are kept
  useEffect(() => {
    if (!isOver.current) onChange?.(entry, saved?.id);
  }, [entry, saved?.id]);

  /** The customer's addresses, and whether he is blocked. */
  async function look(id: string) {
    asked.current = id;
    setCustomer(undefined);
    const answer = client.query(CustomerForOrderDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
    looking.current = answer;
    const found = (await answer).data?.customer;
    if (asked.current === id && found) setCustomer(found);

    return found;
  }

  // One that was there before, or came with what another saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a customer
  useEffect(() => {
    if (entry.customerId === asked.current) return;

    if (entry.customerId) void look(entry.customerId);
    else {
      asked.current = undefined;
      setCustomer(undefined);
    }
  }, [entry.customerId]);

  async function choose(id: string | undefined, name?: string) {
    patch({ customerId: id, customerName: name, shipTo: null, billTo: undefined });
    if (!id) return;

    setTimeout(() => scan.current?.focus());
    const found = await look(id);
    if (!found) return;

    const address = found.shippingAddress?.address ?? found.addresses?.[0]?.address;
    // A person who was quicker, and chose another one meanwhile, is left alone.
    setEntry((now) => (now.customerId === id && !now.shipTo ? { ...now, shipTo: address ?? null } : now));
  }

  /** Waits for what is being looked up; says whether the scan box is done with. */
  async function settled() {
    await looking.current;

    return (await scan.current?.settle()) ?? true;
  }

  const onSave = () =>
    alone(async () => {
      if (goToWrongNumber()) return;

      const done = await save();
      if (!done) return;

      void message.success(t('draftSaved'));
      // What was typed meanwhile, or is being typed beside the order, is here alone.
      if (!(await settled()) || !isKept() || isBesideOpen()) return;

      leave();
      if (!order) go(`/orders/${encodeURIComponent(done.id)}/edit`, { replace: true });
    });

  async function onSettle(kept: string[]) {
    if ((await settle(kept)) && kept.length > 0) void message.success(t('draftSaved'));
  }

  const onSubmit = () =>
    alone(async () => {
      if (goToWrongNumber()) return;

      const place = document.activeElement as HTMLElement | null;
      setSubmitting(true);
      const isClear = await settled();
      const done = isClear && now().lines.length > 0 ? await saveAndSubmit() : null;
      // What is submitted takes nothing in any more: the fields stay shut until its page is there.
      if (done) {
        leave();
        submitted(done);

        return go(`/orders/${encodeURIComponent(done.id)}`, { replace: true });
      }

      setSubmitting(false);
      if (!isClear) void message.warning(t('common:scan.left'));
      setTimeout(() => (isClear && place && place !== document.body ? place.focus() : scan.current?.focus()));
    });

  const keys = useRef({ onSave, onSubmit });
  keys.current = { onSave, onSubmit };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // What is typed in a dialog is no part of the order yet.
      if (!(event.ctrlKey || event.metaKey) || (event.target as Element).closest?.('[role=dialog]')) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        void keys.current.onSubmit();
      }
      if (event.key.toLowerCase() === 's') {
        event.preventDefault();
        void keys.current.onSave();
      }
    };
    window.addEventListener('keydown', onKey);

    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const isChanged = saved ? isDirty(saved.entry, entry) : entry.lines.length > 0;
  // As a new order: whoever may not make one, or keeps prices that he may not give, is told of what is saved.
  const isChecked = isChanged && can('orders:create') && entry.lines.length <= LINES && (!saved || can('orders:override-price'));
  // As the server asks for it: a sale over the counter needs none.
  const needsAddress = entry.customerId !== undefined && (entry.lines.length === 0 || entry.lines.some((it) => it.isStocked));
  const isFilled = entry.lines.length > 0 || entry.customerId !== undefined;

  return (
    <>
      <PageHeader back={saved ? `/orders/${encodeURIComponent(saved.id)}` : '/orders'} title={order ? t('editDraft') : t('newOrder')}>
        {!order && isFilled && (
          <Button
            type="text"
            disabled={isBusy || isSubmitting}
            onClick={() => {
              clear();
              onDone?.();
            }}
          >
            {t('clear')}
          </Button>
        )}
        <Button loading={isBusy && !isSubmitting} disabled={isSubmitting} onClick={() => void onSave()}>
          {t('saveDraft')}
        </Button>
        {can('orders:submit') && (
          <Button type="primary" loading={isBusy || isSubmitting} disabled={entry.lines.length === 0} onClick={() => void onSubmit()}>
            {t('submit')} <kbd className="on-primary">Ctrl ⏎</kbd>
          </Button>
        )}
      </PageHeader>
      <Refusals of={marks.rest} />
      {saved && !order && <Alert className="gap" type="info" showIcon title={t('isDraftNow')} />}
      {isRestored && (
        <Alert
          className="gap"
          type="info"
          showIcon
          title={t('typedIsBack')}
          action={
            <Button size="small" disabled={isBusy || isSubmitting} onClick={clear}>
              {t('dropTyped')}
            </Button>
          }
        />
      )}
      <div className="columns entry" inert={isSubmitting} aria-busy={isSubmitting}>
        <div className="stack">
          <section className="panel pad stack tight">
            <div>
              <CustomerBox
                autoFocus={!order && !initial.customerId}
                value={entry.customerId}
                name={entry.customerName}
                onChange={(id, chosen) => void choose(id, chosen?.name)}
              />
              <div role="alert" className="scan-hint">
                {marks.customer}
              </div>
              {customer?.blocked && (
                <Alert className="above" type="warning" showIcon title={t('customerBlocked')} description={customer.notes} />
              )}
            </div>
            <ScanBox
              ref={scan}
              autoFocus={Boolean(order ?? initial.customerId)}
              onFound={(variant, quantity) => setEntry((now) => withVariant(now, variant, quantity))}
            />
            <EntryLines
              entry={entry}
              digits={digits}
              marks={marks.lines}
              onChange={(lines) => patch({ lines })}
              onLeave={() => scan.current?.focus()}
            />
          </section>
        </div>
        <div className="stack">
          <EntryTotal entry={entry} digits={digits} onChange={patch} />
          {(saved || isChecked) && (
            <Suspense fallback={null}>
              <EntryCheck id={saved?.id} draft={isChecked ? draftInput() : undefined} isChanged={isChanged && !isChecked} />
            </Suspense>
          )}
          <section className="panel">
            <h2>{t('shipTo')}</h2>
            <div className="panel-body">
              <OrderAddress
                id="shipTo"
                label={t('shipTo')}
                none={t(needsAddress ? 'addressNeeded' : 'noAddress')}
                value={entry.shipTo}
                addresses={customer?.addresses?.flatMap((it) => it.address ?? []) ?? []}
                name={entry.customerName}
                onChange={(shipTo) => patch({ shipTo })}
                error={marks.shipTo}
              />
            </div>
          </section>
          <section className="panel">
            <h2>{t('billTo')}</h2>
            <div className="panel-body">
              <OrderAddress
                id="billTo"
                label={t('billTo')}
                none={entry.customerId && entry.billTo === undefined ? t('billToOwn') : t('noBillTo')}
                value={entry.billTo}
                addresses={customer?.addresses?.flatMap((it) => it.address ?? []) ?? []}
                name={entry.customerName}
                onChange={(billTo) => patch({ billTo })}
                error={marks.billTo}
              />
            </div>
          </section>
          <section className="panel">
            <h2>
              <label htmlFor="validUntil">{t('fact.validUntil')}</label>
            </h2>
            <div className="panel-body">
              <Suspense fallback={<Skeleton.Input block />}>
                <DayField
                  id="validUntil"
                  value={entry.validUntil ? dayOf(tenant.timeZone, entry.validUntil) : undefined}
                  placeholder={t('noEnd')}
                  min={dayOf(tenant.timeZone)}
                  status={marks.validUntil ? 'error' : undefined}
                  onChange={(day) => patch({ validUntil: day ? lastOf(day, tenant.timeZone) : null })}
                />
              </Suspense>
              <div role="alert" className="scan-hint">
                {marks.validUntil}
              </div>
            </div>
          </section>
          <section className="panel">
            <h2>
              <label htmlFor="note">{t('note')}</label>
            </h2>
            <div className="panel-body">
              <Input.TextArea id="note" rows={2} maxLength={2000} value={entry.note} onChange={(it) => patch({ note: it.target.value })} />
            </div>
          </section>
        </div>
      </div>
      {conflict && saved && (
        <Suspense fallback={null}>
          <EntryConflict base={saved.entry} mine={entry} conflict={conflict} onSettle={(kept) => void onSettle(kept)} />
        </Suspense>
      )}
    </>
  );
}
