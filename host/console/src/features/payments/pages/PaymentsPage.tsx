import { DollarOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../app/live';
import { useCan } from '../../../app/session';
import { type ReceiptPartsFragment, ReceiptsDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { ListViews } from '../../../shared/ListViews';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { SearchBox } from '../../../shared/SearchBox';
import { StatusTag } from '../../../shared/StatusTag';
import { useColumns } from '../../../shared/useColumns';
import { useListSearch } from '../../../shared/useListSearch';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { ALL, useViews, type ViewedList } from '../../../shared/useViews';

const LIST: ViewedList = {
  name: 'receipts',
  filters: ['q', 'method', 'status'],
  builtIn: [ALL, { key: 'toMatch', search: 'status=OPEN' }],
};

export const receiptPath = (id: string) => `/payments/${encodeURIComponent(id)}`;

/** Who the money is from: the customer it was recorded for, or those of the orders it pays. */
export const payerOf = (it: ReceiptPartsFragment) =>
  it.customer?.name ?? [...new Set(it.matches.map((match) => match.order?.customerName).filter(Boolean))].join(', ');

export function PaymentsPage() {
  const { t } = useTranslation(['payments', 'words', 'common']);
  const can = useCan();
  const format = useFormat();
  const go = useGo();
  const link = usePageLink();
  const { search, set, page, sort } = useListSearch();
  const { q, method, status } = search;
  const [{ data, fetching, error }, again] = useLiveQuery(
    {
      query: ReceiptsDocument,
      variables: {
        ...page,
        where: {
          ...(method === 'CASH' || method === 'BANK_TRANSFER' ? { method: { eq: method } } : {}),
          ...(status === 'OPEN' ? { isOpen: { eq: true } } : {}),
          ...(status === 'RECORDED' || status === 'REVERSED' ? { status: { eq: status } } : {}),
          ...(q ? { or: [{ number: { icontains: q } }, { reference: { icontains: q } }] } : {}),
        },
        order: [{ receivedAt: sort?.direction ?? 'DESC' }],
      },
    },
    'receipts',
  );

  const columns: Column<ReceiptPartsFragment>[] = [
    { key: 'number', title: t('number'), render: (_, it) => <PageLink to={receiptPath(it.id)}>{it.number}</PageLink> },
    {
      key: 'receivedAt',
      title: t('receivedAt'),
      sorter: true,
      render: (_, it) => <span className="num nowrap">{format.short(it.receivedAt)}</span>,
    },
    { key: 'from', title: t('payer'), render: (_, it) => payerOf(it) },
    { key: 'reference', title: t('reference'), dataIndex: 'reference' },
    { key: 'method', title: t('method'), responsive: ['lg'], render: (_, it) => t(`words:ReceiptMethod.${it.method}`) },
    {
      key: 'status',
      title: t('status'),
      render: (_, it) =>
        it.status === 'REVERSED' ? (
          <StatusTag kind="ReceiptStatus" value="REVERSED" />
        ) : it.unmatched.amount > 0 ? (
          <span className="warn num">{t('open', { amount: format.money(it.unmatched) })}</span>
        ) : null,
    },
    { key: 'amount', title: t('amount'), align: 'right', render: (_, it) => <span className="num nowrap">{format.money(it.amount)}</span> },
    {
      key: 'matched',
      title: t('shared'),
      align: 'right',
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.money(it.matched)}</span>,
    },
    {
      key: 'unmatched',
      title: t('left'),
      align: 'right',
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{format.money(it.unmatched)}</span>,
    },
    { key: 'by', title: t('by'), isExtra: true, render: (_, it) => <span className="muted">{it.by}</span> },
  ];
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('title')}>
        {can('payments:record') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/payments/new')}>
            {t('record')}
          </Button>
        )}
      </PageHeader>
      <ListViews
        views={views}
        items={[
          { key: 'all', label: t('common:views.all') },
          { key: 'toMatch', label: t('toMatch') },
        ]}
        chooser={chooser}
      />
      <div className="filters">
        <SearchBox label={t('search')} value={q} onSearch={(text) => set({ q: text }, true)} />
        <Select
          className="filter"
          allowClear
          aria-label={t('method')}
          placeholder={t('method')}
          value={method}
          options={['BANK_TRANSFER', 'CASH'].map((value) => ({ value, label: t(`words:ReceiptMethod.${value}`) }))}
          onChange={(value) => set({ method: value })}
        />
        <Select
          className="filter"
          allowClear
          aria-label={t('status')}
          placeholder={t('status')}
          value={status}
          options={[
            { value: 'OPEN', label: t('toMatch') },
            ...['RECORDED', 'REVERSED'].map((value) => ({ value, label: t(`words:ReceiptStatus.${value}`) })),
          ]}
          onChange={(value) => set({ status: value })}
        />
      </div>
      <DataList
        label={t('title')}
        columns={shown}
        connection={data?.receipts}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        onRow={(it) => go(receiptPath(it.id))}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{payerOf(it) || t(`words:ReceiptMethod.${it.method}`)}</strong>
              <strong className="num nowrap">{format.money(it.amount)}</strong>
            </span>
            <span className="row between muted">
              <span className="num">{it.number}</span>
              <span className="num">{format.short(it.receivedAt)}</span>
            </span>
            {it.status === 'REVERSED' ? (
              <StatusTag kind="ReceiptStatus" value="REVERSED" />
            ) : (
              it.unmatched.amount > 0 && <span className="warn num">{t('open', { amount: format.money(it.unmatched) })}</span>
            )}
          </>
        )}
        empty={
          q || method || status ? (
            <EmptyState title={t('noneMatch')}>
              <Button onClick={() => set({ q: undefined, method: undefined, status: undefined })}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={<DollarOutlined />} title={t('none')} hint={t('noneHint')}>
              {can('payments:record') && (
                <Button type="primary" {...link('/payments/new')}>
                  {t('record')}
                </Button>
              )}
            </EmptyState>
          )
        }
      />
    </>
  );
}
