import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WarehousesDocument } from '../../../gql/graphql';
import { Choice } from '../../../shared/Choice';

type Props = { value?: string; onChange: (id: string) => void };

/** Which warehouse; the first one by itself. */
export function WarehouseSelect({ value, onChange }: Props) {
  const { t } = useTranslation('inventory');
  const [{ data }] = useQuery({ query: WarehousesDocument });
  const active = data?.warehouses?.nodes?.filter((it) => it.isActive) ?? [];
  const first = active[0]?.id;

  useEffect(() => {
    if (!value && first) onChange(first);
  }, [value, first, onChange]);

  return (
    <Choice label={t('warehouse')} value={value} options={active.map((it) => ({ value: it.id, label: it.name }))} onChange={onChange} />
  );
}
