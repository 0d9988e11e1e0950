import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WarehousesDocument } from '../../../gql/graphql';
import { Choice } from '../../../shared/Choice';

type Props = { value?: string; onChange: (id: string) => void };

/** Which warehouse; the first one by itself where none was chosen yet. */
export function WarehouseSelect({ value, onChange }: Props) {
  const { t } = useTranslation('inventory');
  const [{ data }] = useQuery({ query: WarehousesDocument });
  const all = data?.warehouses?.nodes ?? [];
  const first = all.find((it) => it.isActive)?.id;
  // One that was put out of use meanwhile stays what was chosen: that nothing is booked there is for the server to say.
  const offered = all.filter((it) => it.isActive || it.id === value);

  useEffect(() => {
    if (!value && first) onChange(first);
  }, [value, first, onChange]);

  return (
    <Choice label={t('warehouse')} value={value} options={offered.map((it) => ({ value: it.id, label: it.name }))} onChange={onChange} />
  );
}
