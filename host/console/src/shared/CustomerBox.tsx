import { Select } from 'antd';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CustomersLikeDocument, type CustomersLikeQuery } from '../gql/graphql';

type Customer = NonNullable<NonNullable<CustomersLikeQuery['customers']>['nodes']>[number];

type Props = {
  value?: string | null;
  /** The name of the value, before it was looked up. */
  name?: string | null;
  onChange?: (id: string | undefined, customer?: Customer) => void;
  autoFocus?: boolean;
  id?: string;
  ref?: Ref<{ focus: () => void }>;
};

/** Finds a customer by code, name or phone; the first match is marked, so Enter takes it. */
export function CustomerBox({ value, name, onChange, autoFocus, id, ref }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [hits, setHits] = useState<Customer[]>([]);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (text: string) => {
    asked.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      async () => {
        setBusy(true);
        const { data } = await client.query(CustomersLikeDocument, { text: text.trim() }, { requestPolicy: 'network-only' }).toPromise();
        if (asked.current !== text) return;

        setBusy(false);
        setHits([...(data?.customers?.nodes ?? [])]);
      },
      text ? 100 : 0,
    );
  };

  useEffect(() => () => clearTimeout(timer.current), []);

  const options = hits.map((it) => ({ value: it.id, label: it.name, customer: it }));
  if (value && name && !options.some((it) => it.value === value)) options.unshift({ value, label: name, customer: undefined as never });

  return (
    <Select
      ref={ref as never}
      id={id}
      className="wide"
      showSearch
      filterOption={false}
      allowClear
      autoFocus={autoFocus}
      aria-label={t('customer')}
      placeholder={t('customerHint')}
      value={value ?? undefined}
      options={options}
      loading={isBusy}
      notFoundContent={isBusy ? t('loading') : t('nothingFound')}
      onSearch={search}
      onFocus={() => hits.length === 0 && search('')}
      onChange={(next) =>
        onChange?.(
          next,
          hits.find((it) => it.id === next),
        )
      }
      optionRender={({ data }) => (
        <span className="row between">
          <span className="clip">{data.label}</span>
          <span className="muted small num">
            {data.customer ? [data.customer.code, data.customer.blocked ? t('blocked') : ''].filter(Boolean).join(' · ') : ''}
          </span>
        </span>
      )}
    />
  );
}
