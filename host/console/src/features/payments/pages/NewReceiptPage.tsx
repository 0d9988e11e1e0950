import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import { PayableOrderDocument, type ReceiptMethod, RecordReceiptDocument } from '../../../gql/graphql';
import { CustomerBox } from '../../../shared/CustomerBox';
import { digitsOf } from '../../../shared/currencies';
import DayField from '../../../shared/DayField';
import { dayOf, noonOf } from '../../../shared/days';
import { useFormat } from '../../../shared/format';
import { NumberBox, useNumberRule } from '../../../shared/NumberBox';
import { goToWrongNumber } from '../../../shared/number';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { useUnsaved } from '../../../shared/useUnsaved';
import { OpenOrders } from '../components/OpenOrders';
import { usePayable } from '../usePayable';
import { useShares } from '../useShares';

type Values = { method: ReceiptMethod; amount: number; reference?: string; customerId?: string; day?: string };

/** Money came in: how much, from whom, and which orders it pays. */
export function NewReceiptPage() {
  const { t } = useTranslation(['payments', 'words', 'common']);
  const { tenant } = useSession();
  const format = useFormat();
  const go = useGo();
  const { order: orderId } = useSearch({ strict: false }) as { order?: string };
  const rule = useNumberRule();
  const [form] = Form.useForm<Values>();
  const [customer, setCustomer] = useState<{ id: string; name: string }>();
  const [{ data: one, stale }] = useQuery({ query: PayableOrderDocument, variables: { id: orderId ?? '' }, pause: !orderId });
  const digits = digitsOf(tenant.currency);
  const first = one?.order;
  const payable = usePayable(customer?.id, first);
  const shares = useShares(payable.orders, digits);
  const { matches, sum, mark, clearMarks, begin, spread } = shares;
  const [, setTouched] = useUnsaved();
  const [record, { isBusy, refusals }] = useCommand(RecordReceiptDocument, {
    form,
    place: (path) => (path[0] === 'receivedAt' ? ['day'] : path[0] === 'matches' ? null : [...path]),
    onRefusal: mark,
    isQuiet: true,
  });
  // What can't be read is none yet.
  const amount = Form.useWatch('amount', form) || 0;
  const left = amount - sum;

  // From an order's page: who pays and how much is known. Once, by what the server says now: what the person has typed since is his,
  // whatever becomes of the order.
  const begun = useRef('');
  useEffect(() => {
    if (!first || stale || begun.current === first.id) return;

    begun.current = first.id;
    form.setFieldsValue({ amount: first.balanceDue.amount, customerId: first.customerId ?? undefined });
    if (first.customerId) setCustomer({ id: first.customerId, name: first.customerName ?? '' });
    begin({ [first.id]: first.balanceDue.amount });
  }, [first, stale, form, begin]);

  const today = dayOf(tenant.timeZone);
  const onFinish = async ({ day, ...values }: Values) => {
    if (goToWrongNumber()) return;

    clearMarks();
    const done = await record({
      input: {
        ...values,
        customerId: values.customerId ?? null,
        reference: values.reference || null,
        receivedAt: day && day !== today ? noonOf(day, tenant.timeZone) : null,
        matches,
      },
    });
    if (!done?.receipt) return;

    setTouched(false);
    go(orderId ? `/orders/${encodeURIComponent(orderId)}` : `/payments/${encodeURIComponent(done.receipt.id)}`, { replace: true });
  };

  return (
    <>
      <PageHeader back={orderId ? `/orders/${encodeURIComponent(orderId)}` : '/payments'} title={t('record')}>
        <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
          {t('recordDo')}
        </Button>
      </PageHeader>
      {refusals.map((it) => (
        <Alert key={it.message} className="gap" type="error" showIcon title={it.message} />
      ))}
      <div className="columns facts-first">
        <OpenOrders
          payable={payable}
          shares={{
            ...shares,
            set: (...it) => {
              setTouched(true);
              shares.set(...it);
            },
          }}
          digits={digits}
        >
          <Button size="small" disabled={amount <= 0} onClick={() => spread(amount)}>
            {t('spread')}
          </Button>
        </OpenOrders>
        <section className="panel pad">
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ method: 'BANK_TRANSFER', day: today }}
            onValuesChange={() => setTouched(true)}
            onFinish={onFinish}
          >
            <Form.Item
              name="amount"
              label={t('amountIn', { currency: tenant.currency })}
              rules={[{ required: true, message: t('common:needed') }, rule({ min: 10 ** -digits, max: 1_000_000_000, digits })]}
            >
              <NumberBox inForm isLarge className="money" autoFocus min={0} least={digits} />
            </Form.Item>
            <Form.Item name="method" label={t('method')}>
              <Segmented
                block
                options={(['BANK_TRANSFER', 'CASH'] as const).map((value) => ({ value, label: t(`words:ReceiptMethod.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="day" label={t('receivedAt')}>
              <DayField max={today} />
            </Form.Item>
            <Form.Item name="customerId" label={t('payer')}>
              <CustomerBox
                name={customer?.name}
                onChange={(id, chosen) => setCustomer(id ? { id, name: chosen?.name ?? '' } : undefined)}
              />
            </Form.Item>
            <Form.Item name="reference" label={t('reference')}>
              <Input maxLength={100} />
            </Form.Item>
            <dl className="facts sums">
              <div className="sum-row">
                <dt>{t('shared')}</dt>
                <dd>{format.money({ amount: sum, currency: tenant.currency })}</dd>
              </div>
              <div className="sum-row">
                <dt>{t('left')}</dt>
                <dd className={left < 0 ? 'wrong' : undefined}>{format.money({ amount: left, currency: tenant.currency })}</dd>
              </div>
            </dl>
          </Form>
        </section>
      </div>
    </>
  );
}
