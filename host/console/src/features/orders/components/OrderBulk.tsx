import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type OrderRowFragment, PickedOrdersDocument } from '../../../gql/graphql';
import { type BulkAction, BulkBar } from '../../../shared/BulkBar';
import { useGo } from '../../../shared/usePageLink';
import type { Selection } from '../../../shared/useSelection';
import { allows, isOrder, type OrderCommand, orderCommands, ready, type StageCommand } from '../bulk';
import { useBulkCommands } from '../useBulkCommands';
import { type Asked, BulkAsk } from './BulkAsk';

const stages: StageCommand[] = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery'];
const dangers = ['rejectOrder', 'cancelOrder', 'deleteOrder'];

/** What can be done with the picked orders, each as it is now. */
export default function OrderBulk({ selection }: { selection: Selection<OrderRowFragment> }) {
  const { t } = useTranslation(['orders', 'common']);
  const go = useGo();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [{ data, fetching }] = useQuery({
    query: PickedOrdersDocument,
    variables: { ids: selection.ids },
    requestPolicy: 'cache-and-network',
  });
  const orders = (data?.nodes ?? []).filter(isOrder).filter((it) => selection.has(it.id));
  // Of shipments the order is what was picked: it stays so while one of them does.
  const run = useBulkCommands((results) => {
    const open = results.filter((it) => it.state !== 'done').map((it) => it.id);
    selection.keep(orders.filter((it) => open.includes(it.id) || it.fulfillments.some((one) => open.includes(one.id))).map((it) => it.id));
  });

  const give = (field: OrderCommand | StageCommand, text?: string) =>
    (stages as string[]).includes(field)
      ? void run.stages(field as StageCommand, ready(orders, field as StageCommand), text)
      : void run.orders(field as OrderCommand, orders, text);
  const ask = (field: OrderCommand | StageCommand) =>
    ['approveOrder', 'rejectOrder', 'cancelOrder', 'shipFulfillment', 'deleteOrder'].includes(field)
      ? setAsked({ field, count: orders.length, onGive: (text) => give(field, text) })
      : give(field);

  const actions: BulkAction[] = [
    ...orderCommands.slice(0, 3).map((field) => ({ field, allowed: orders.filter((it) => allows(it, field)).length })),
    ...stages.map((field) => ({ field, allowed: orders.filter((it) => it.fulfillments.some((one) => allows(one, field))).length })),
  ].map(({ field, allowed }): BulkAction => ({ key: field, label: t(`act.${field}`), allowed, onGive: () => ask(field) }));
  actions.push({
    key: 'slips',
    label: t('slips'),
    allowed: orders.filter((it) => it.number).length,
    onGive: () => go(`/slips?ids=${orders.map((it) => encodeURIComponent(it.id)).join(',')}`),
  });
  for (const field of orderCommands.slice(3))
    actions.push({
      key: field,
      label: t(`act.${field}`),
      allowed: orders.filter((it) => allows(it, field)).length,
      isDanger: dangers.includes(field),
      onGive: () => ask(field),
    });

  return (
    <>
      <BulkBar
        count={selection.ids.length}
        isFull={selection.isFull}
        isLoading={fetching && orders.length < selection.ids.length}
        actions={actions}
        onClear={selection.clear}
      />
      <BulkAsk asked={asked} onClose={() => setAsked(null)} />
      {run.dialog}
    </>
  );
}
