import { SearchOutlined } from '@ant-design/icons';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { FindDocument } from '../../../gql/graphql';
import { useLikeCustomer } from '../../../shared/customers';
import { FoundSelect } from '../../../shared/FoundSelect';

/** Finds an order, a customer or a product by number, name or SKU. */
export function RecordBox({ value, name, onPick }: { value?: string; name?: string | null; onPick: (id: string | undefined) => void }) {
  const { t } = useTranslation(['audit', 'common']);
  const can = useCan();
  const like = useLikeCustomer();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const [{ data, fetching, operation }] = useQuery({
    query: FindDocument,
    variables: {
      text: wanted,
      like: like(wanted),
      orders: can('orders:read'),
      customers: can('customers:read'),
      products: can('catalog:read'),
      shipments: false,
      payments: false,
    },
    pause: wanted.length < 2,
    requestPolicy: 'network-only',
  });
  const found = wanted.length < 2 ? undefined : data;
  const groups = [
    {
      label: t('type.Order'),
      options: (found?.orders?.nodes ?? []).map((it) => ({ value: it.id, label: it.number ?? t('common:draft') })),
    },
    {
      label: t('type.Customer'),
      options: (found?.customers?.nodes ?? []).map((it) => ({ value: it.id, label: `${it.name} (${it.code})` })),
    },
    { label: t('type.Product'), options: (found?.products?.nodes ?? []).map((it) => ({ value: it.id, label: it.name })) },
  ].filter((it) => it.options.length > 0);
  const first = groups[0]?.options[0];
  const isKnown = groups.some((it) => it.options.some((one) => one.value === value));

  return (
    <FoundSelect
      className="search"
      allowClear
      text={text}
      onText={setText}
      isFresh={text.trim().length < 2 || (operation?.variables.text === text.trim() && !fetching)}
      onFirst={first && (() => onPick(first.value))}
      suffixIcon={<SearchOutlined aria-hidden />}
      loading={fetching}
      aria-label={t('record')}
      placeholder={t('record')}
      notFoundContent={wanted.length < 2 ? null : t('common:nothingFound')}
      value={value}
      labelRender={({ label }) => label ?? name ?? '…'}
      // What the address names need not be among what was found; while another is looked for it stands in no one's way.
      options={value && !text && !isKnown ? [{ value, label: name ?? '…' }, ...groups] : groups}
      onChange={(id: string | undefined) => onPick(id)}
    />
  );
}
