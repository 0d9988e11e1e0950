import { useParams } from '@tanstack/react-router';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import {
  BlockCustomerDocument,
  CustomerDocument,
  type CustomerPartsFragment,
  type CustomerQuery,
  UnblockCustomerDocument,
  UpdateCustomerDocument,
  type UpdateCustomerInput,
} from '../../../gql/graphql';
import { EmptyState } from '../../../shared/EmptyState';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { RecordHistory } from '../../../shared/RecordHistory';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { useUndo } from '../../../shared/useUndo';
import { useUnsaved } from '../../../shared/useUnsaved';
import { Addresses } from '../components/Addresses';
import { CustomerFields } from '../components/CustomerFields';
import { PersonalData } from '../components/PersonalData';

type Customer = NonNullable<CustomerQuery['customer']>;
type Values = Pick<UpdateCustomerInput, 'name' | 'kind' | 'code' | 'email' | 'phone' | 'countryCode' | 'notes'>;

export function CustomerPage() {
  const { t } = useTranslation(['customers', 'common']);
  const { id } = useParams({ strict: false }) as { id: string };
  const can = useCan();
  const [{ data, fetching, error }, again] = useLiveQuery(
    { query: CustomerDocument, variables: { id, orders: can('orders:read') } },
    'orders',
  );
  const customer = data?.customer;

  if (error && !customer) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!customer) return fetching ? <PageSkeleton /> : <EmptyState title={t('gone')} />;

  // Erased, nothing that was typed or seen of him stays in the form.
  return <Details key={`${customer.id} ${customer.erasedAt}`} customer={customer} />;
}

function Details({ customer }: { customer: Customer }) {
  const { t } = useTranslation(['customers', 'words', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const [form] = Form.useForm<Values>();
  const [isTouched, setTouched] = useUnsaved();
  const [seen, setSeen] = useState(customer.version);
  const conflict = useConflict<Values, CustomerPartsFragment>({
    form,
    from: customer,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'kind', label: t('kind'), say: (it: string) => t(`words:CustomerKind.${it}`) },
      { key: 'code', label: t('code') },
      { key: 'email', label: t('email') },
      { key: 'phone', label: t('phone') },
      { key: 'countryCode', label: t('country') },
      { key: 'notes', label: t('notes') },
    ],
    toForm: ({ name, kind, code, email, phone, countryCode, notes }) => ({ name, kind, code, email, phone, countryCode, notes }),
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: (version) => {
      setSeen(version);
      setTouched(false);
    },
  });
  const { onRefusal } = conflict;
  const [update, { isBusy }] = useCommand(UpdateCustomerDocument, { form, onRefusal });
  const [block] = useCommand(BlockCustomerDocument, { onRefusal });
  const [unblock] = useCommand(UnblockCustomerDocument, { onRefusal });

  const [blockBack] = useCommand(BlockCustomerDocument);
  const [unblockBack] = useCommand(UnblockCustomerDocument);
  const undo = useUndo();

  // More than that one change, and somebody else has written meanwhile: whoever saves the form is asked about it.
  const adopt = (version: number) => setSeen((now) => (version === now + 1 ? version : now));
  const keep = (now: CustomerPartsFragment) => {
    setSeen(now.version);
    conflict.begin({ ...customer, ...now });
  };
  const toggle = async () => {
    const input = { id: customer.id, expectedVersion: seen };
    const now = (customer.blocked ? await unblock({ input }) : await block({ input }))?.customer;
    if (!now) return;

    keep(now);
    undo(now.blocked ? t('isBlocked') : t('isUnblocked'), async () => {
      const at = { id: customer.id, expectedVersion: now.version };
      const back = now.blocked ? await unblockBack({ input: at }) : await blockBack({ input: at });
      if (back?.customer) keep(back.customer);

      return back;
    });
  };
  const save = async (values: Partial<UpdateCustomerInput>, expectedVersion = seen) => {
    const done = await update({ input: { ...values, id: customer.id, expectedVersion } });
    if (!done?.customer) return;

    keep(done.customer);
    setTouched(false);
    void message.success(t('common:saved'));
  };

  return (
    <>
      <PageHeader
        back="/customers"
        title={customer.name}
        hint={customer.code}
        tags={
          <>
            {customer.blocked && <StatusTag kind="Blocked" value="YES" />}
            {customer.erasedAt && <StatusTag kind="Erased" value="YES" />}
          </>
        }
      >
        {can('customers:write') && (
          <>
            <Button danger={!customer.blocked} onClick={() => void toggle()}>
              {customer.blocked ? t('unblock') : t('block')}
            </Button>
            <Button type="primary" disabled={!isTouched} loading={isBusy} onClick={() => form.submit()}>
              {t('common:save')}
            </Button>
          </>
        )}
      </PageHeader>
      <div className="columns facts-first">
        <div className="stack">
          {customer.orders && <LastOrders customer={customer} orders={customer.orders} />}
          <Addresses customer={customer} onVersion={adopt} onRefusal={onRefusal} />
          <PersonalData customer={customer} version={seen} onRefusal={onRefusal} />
          <RecordHistory ids={[customer.id]} />
        </div>
        <section className="panel pad">
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={!can('customers:write')}
            initialValues={customer}
            onValuesChange={() => setTouched(true)}
            onFinish={(values) => void save(values)}
          >
            <CustomerFields />
          </Form>
        </section>
      </div>
      {conflict.dialog}
    </>
  );
}

function LastOrders({ customer, orders }: { customer: Customer; orders: NonNullable<Customer['orders']> }) {
  const { t } = useTranslation(['customers', 'common']);
  const format = useFormat();

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('lastOrders')}</h2>
        <PageLink to={`/orders?customer=${encodeURIComponent(customer.id)}`}>{t('allOrders', { count: orders.totalCount })}</PageLink>
      </div>
      <div className="panel-body">
        {orders.nodes?.length === 0 && <p className="muted flush">{t('noOrders')}</p>}
        {(orders.nodes?.length ?? 0) > 0 && (
          <table className="lines">
            <tbody>
              {orders.nodes?.map((it) => (
                <tr key={it.id}>
                  <td>
                    <PageLink to={`/orders/${encodeURIComponent(it.id)}`}>{it.number ?? t('common:draft')}</PageLink>
                    <div className="num nowrap muted small under-md">{format.date(it.placedAt ?? it.createdAt)}</div>
                  </td>
                  <td className="num nowrap muted from-md">{format.date(it.placedAt ?? it.createdAt)}</td>
                  <td>
                    <StatusTag kind="OrderStatus" value={it.status} />
                  </td>
                  <td className="right num nowrap">{format.money(it.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
