import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type OrderFilterInput, type OrderRowFragment, PickedOrdersDocument } from '../../../gql/graphql';
import { type BulkAction, BulkBar } from '../../../shared/BulkBar';
import { useGo } from '../../../shared/usePageLink';
import type { Selection } from '../../../shared/useSelection';
import { allows, isOrder, isStage, type OrderCommand, orderCommands, ready, type StageCommand } from '../bulk';
import { goesOut } from '../slips';
import { useBulkCommands } from '../useBulkCommands';
import { type Asked, BulkAsk } from './BulkAsk';

const stages: StageCommand[] = ['startPicking', 'packFulfillment', 'shipFulfillment', 'confirmDelivery'];
const asksFirst = ['approveOrder', 'rejectOrder', 'cancelOrder', 'shipFulfillment', 'deleteOrder', 'holdOrder'];
const dangers = ['rejectOrder', 'cancelOrder', 'deleteOrder'];

type Props = {
  selection: Selection<OrderRowFragment>;
  /** What the list is filtered by, and how many orders that finds. */
  where: OrderFilterInput;
  total: number;
};

/** What can be done with the picked orders, each as it is now, or with all that match. */
export default function OrderBulk({ selection, where, total }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const go = useGo();
  const [asked, setAsked] = useState<Asked | null>(null);
  // Another filter finds others: nobody has asked for those.
  const filter = JSON.stringify(where);
  const [allOf, setAllOf] = useState<string>();
  const isAll = allOf === filter;
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
    isStage(field) ? void run.stages(field, ready(orders, field), text) : void run.orders(field, orders, text);
  const ask = (field: OrderCommand | StageCommand) =>
    asksFirst.includes(field) ? setAsked({ field, count: orders.length, onGive: (text) => give(field, text) }) : give(field);
  const askAll = (field: OrderCommand | StageCommand) =>
    setAsked({
      field,
      count: total,
      isAll: true,
      onGive: (text) => {
        void run.all(field, where, text);
        setAllOf(undefined);
        selection.clear();
      },
    });

  const actions: BulkAction[] = [
    ...orderCommands.slice(0, 3).map((field) => ({ field, allowed: orders.filter((it) => allows(it, field)).length })),
    ...stages.map((field) => ({ field, allowed: orders.filter((it) => it.fulfillments.some((one) => allows(one, field))).length })),
  ].map(({ field, allowed }): BulkAction => ({ key: field, label: t(`act.${field}`), allowed, onGive: () => ask(field) }));
  actions.push({
    key: 'slips',
    label: t('slips'),
    allowed: orders.filter(goesOut).length,
    onGive: () =>
      go(
        `/slips?ids=${orders
          .filter(goesOut)
          .map((it) => encodeURIComponent(it.id))
          .join(',')}`,
      ),
  });
  for (const field of orderCommands.slice(3))
    actions.push({
      key: field,
      label: t(`act.${field}`),
      allowed: orders.filter((it) => allows(it, field)).length,
      isDanger: dangers.includes(field),
      onGive: () => ask(field),
    });

  // Of the others nobody knows yet what they allow: what one of the picked ones does is offered, and each answers for itself.
  const allActions = actions
    .filter((it) => it.allowed > 0 && it.key !== 'slips')
    .map((it): BulkAction => ({ ...it, allowed: total, onGive: () => askAll(it.key as OrderCommand | StageCommand) }));

  return (
    <>
      <BulkBar
        count={isAll ? total : selection.ids.length}
        isFull={!isAll && selection.isFull}
        all={{ total, isOn: isAll, onPick: () => setAllOf(filter) }}
        isLoading={fetching && orders.length < selection.ids.length}
        actions={isAll ? allActions : actions}
        onClear={selection.clear}
      />
      <BulkAsk asked={asked} onClose={() => setAsked(null)} />
      {run.dialog}
    </>
  );
}
