import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CustomersLikeDocument, type CustomersLikeQuery } from '../gql/graphql';
import { useLikeCustomer } from './customers';
import { FoundSelect } from './FoundSelect';

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

/** Finds a customer by code, name, pinyin, phone or e-mail address; the first match is marked, so Enter takes it. */
export function CustomerBox({ value, name, onChange, autoFocus, id, ref }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const like = useLikeCustomer();
  const [text, setText] = useState('');
  // With the text that they are for.
  const [hits, setHits] = useState<{ of?: string; all: Customer[]; isLost?: boolean }>({ all: [] });
  const [isBusy, setBusy] = useState(false);
  const asked = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (text: string) => {
    setText(text);
    asked.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      async () => {
        setBusy(true);
        const { data, error } = await client
          .query(CustomersLikeDocument, { where: like(text.trim()) }, { requestPolicy: 'network-only' })
          .toPromise();
        if (asked.current !== text) return;

        setBusy(false);
        setHits({ of: text, all: [...(data?.customers?.nodes ?? [])], isLost: Boolean(error?.networkError) });
      },
      text ? 100 : 0,
    );
  };

  useEffect(() => () => clearTimeout(timer.current), []);

  const take = (id: string | undefined) =>
    onChange?.(
      id,
      hits.all.find((it) => it.id === id),
    );
  // While nothing is typed, those that were found for something are no proposals.
  const shown = text || hits.of === '' ? hits.all : [];
  const options = shown.map((it) => ({ value: it.id, label: it.name, customer: it }));
  // First while another one is looked for, Enter would take the one again that is to go.
  if (!text && value && name && !options.some((it) => it.value === value))
    options.unshift({ value, label: name, customer: undefined as never });

  return (
    <FoundSelect
      ref={ref}
      id={id}
      className="wide"
      text={text}
      onText={search}
      isFresh={!text.trim() || hits.of === text}
      onFirst={shown[0] && (() => take(shown[0]?.id))}
      allowClear
      autoFocus={autoFocus}
      aria-label={t('customer')}
      placeholder={t('customerHint')}
      value={value ?? undefined}
      options={options}
      loading={isBusy}
      notFoundContent={isBusy ? t('loading') : hits.isLost ? t('unreachable') : t('nothingFound')}
      onFocus={() => hits.all.length === 0 && search('')}
      // The choice's name, where its option is not among what was found.
      labelRender={({ label, value: shown }) => label ?? (shown === value ? name : undefined) ?? '…'}
      onChange={take}
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
