import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type FulfillmentRowFragment, PickedFulfillmentsDocument } from '../../../gql/graphql';
import { type BulkAction, BulkBar } from '../../../shared/BulkBar';
import { useGo } from '../../../shared/usePageLink';
import type { Selection } from '../../../shared/useSelection';
import { allows, type FulfillmentItem, isFulfillment, type StageCommand, stageCommands } from '../bulk';
import { useBulkCommands } from '../useBulkCommands';
import { type Asked, BulkAsk } from './BulkAsk';

/** What can be done with the picked shipments, each as it is now. */
export default function ShipmentBulk({ selection }: { selection: Selection<FulfillmentRowFragment> }) {
  const { t } = useTranslation(['orders', 'common']);
  const go = useGo();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [{ data, fetching }] = useQuery({
    query: PickedFulfillmentsDocument,
    variables: { ids: selection.ids },
    requestPolicy: 'cache-and-network',
  });
  const picked = (data?.nodes ?? []).filter(isFulfillment).filter((it) => selection.has(it.id));
  const run = useBulkCommands((results) => selection.keep(results.filter((it) => it.state !== 'done').map((it) => it.id)));
  const items = picked.map(
    (it): FulfillmentItem => ({
      id: it.id,
      version: it.version,
      name: it.number,
      hint: [it.order?.number, it.order?.customerName ?? t('walkIn')].filter(Boolean).join(' · '),
    }),
  );

  const give = (field: StageCommand, text?: string) => void run.stages(field, items, text);
  const ask = (field: StageCommand) =>
    field === 'shipFulfillment' || field === 'cancelFulfillment'
      ? setAsked({ field, count: items.length, onGive: (text) => give(field, text) })
      : give(field);
  const action = (field: StageCommand): BulkAction => ({
    key: field,
    label: t(`act.${field}`),
    allowed: picked.filter((it) => allows(it, field)).length,
    isDanger: field === 'cancelFulfillment',
    onGive: () => ask(field),
  });
  const actions: BulkAction[] = [
    ...stageCommands.filter((it) => it !== 'cancelFulfillment').map(action),
    {
      key: 'slips',
      label: t('slips'),
      allowed: picked.length,
      onGive: () => go(`/slips?ids=${picked.map((it) => encodeURIComponent(it.id)).join(',')}`),
    },
    action('cancelFulfillment'),
  ];

  return (
    <>
      <BulkBar
        count={selection.ids.length}
        isFull={selection.isFull}
        isLoading={fetching && picked.length < selection.ids.length}
        actions={actions}
        onClear={selection.clear}
      />
      <BulkAsk asked={asked} onClose={() => setAsked(null)} />
      {run.dialog}
    </>
  );
}
