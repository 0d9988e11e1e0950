import { Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WarehousesDocument } from '../../../gql/graphql';

type Props = { id?: string; value?: string; onChange?: (id: string) => void };

/** Which warehouse; the first one by itself. */
export function WarehouseSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation('inventory');
  const [{ data, fetching }] = useQuery({ query: WarehousesDocument });
  const active = data?.warehouses?.nodes?.filter((it) => it.isActive) ?? [];
  const first = active[0]?.id;

  useEffect(() => {
    if (!value && first) onChange?.(first);
  }, [value, first, onChange]);

  return (
    <Select
      id={id}
      className="wide"
      aria-label={t('warehouse')}
      loading={fetching}
      value={value}
      options={active.map((it) => ({ value: it.id, label: it.name }))}
      onChange={onChange}
    />
  );
}
