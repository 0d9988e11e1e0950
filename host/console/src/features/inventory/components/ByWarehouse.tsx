import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { type StockOfVariantQuery, WarehousesDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Scroll } from '../../../shared/Scroll';
import { StatusTag } from '../../../shared/StatusTag';
import { ReorderPoint } from './ReorderPoint';

type Level = NonNullable<NonNullable<StockOfVariantQuery['stockLevels']>['nodes']>[number];
type Place = { id: string; name: string; level?: Level };

export const figures = ['onHand', 'allocated', 'reserved', 'unavailable', 'available'] as const;

// A phone has room for what lies there and what is left of it; the rest stands above, over all warehouses.
const beside = (figure: (typeof figures)[number]) => (['onHand', 'available'].includes(figure) ? 'right' : 'right from-md');

/** What lies where, and from when on it is time to order more. */
export function ByWarehouse({ variantId, levels }: { variantId: string; levels: readonly Level[] }) {
  const { t } = useTranslation('inventory');
  const may = useCan()('inventory:manage-policies');
  const format = useFormat();
  const [{ data }] = useQuery({ query: WarehousesDocument, pause: !may });
  const [editing, setEditing] = useState<Place | null>(null);
  const known: Place[] = levels.flatMap((level) => (level.warehouse ? [{ ...level.warehouse, level }] : []));
  // Where it never lay it may be wanted all the same.
  const others = (data?.warehouses?.nodes ?? []).filter((it) => it.isActive && !known.some((one) => one.id === it.id));
  const places: Place[] = [...known, ...others];
  const pointOf = ({ level }: Place) => (level?.reorderPoint == null ? null : format.quantity(level.reorderPoint));

  if (places.length === 0) return null;

  return (
    <section className="panel">
      <h2>{t('byWarehouse')}</h2>
      <div className="panel-body">
        <Scroll label={t('byWarehouse')}>
          <table className="lines">
            <thead>
              <tr>
                <th>{t('warehouse')}</th>
                {figures.map((key) => (
                  <th key={key} className={beside(key)}>
                    {t(key)}
                  </th>
                ))}
                <th className="right">{t('reorderPoint')}</th>
              </tr>
            </thead>
            <tbody>
              {places.map((it) => (
                <tr key={it.id}>
                  <td>
                    {it.name} {it.level?.isLow && <StatusTag kind="Low" value="YES" />}
                  </td>
                  {figures.map((key) => (
                    <td key={key} className={`${beside(key)} num`}>
                      {format.quantity(it.level?.[key] ?? 0)}
                    </td>
                  ))}
                  <td className="right num nowrap">
                    {may ? (
                      <Button
                        size="small"
                        aria-label={`${pointOf(it) ?? t('setReorder')}: ${t('changeReorder', { warehouse: it.name })}`}
                        onClick={() => setEditing(it)}
                      >
                        {pointOf(it) ?? t('setReorder')}
                      </Button>
                    ) : (
                      (pointOf(it) ?? '–')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
      {editing && (
        <ReorderPoint
          variantId={variantId}
          warehouse={editing}
          value={editing.level?.reorderPoint ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
