import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import {
  type FulfillmentFilterInput,
  type FulfillmentRowFragment,
  PickedFulfillmentsDocument,
  StageCountsDocument,
} from '../../../gql/graphql';
import { type BulkAction, BulkBar } from '../../../shared/BulkBar';
import { useGo } from '../../../shared/usePageLink';
import type { Selection } from '../../../shared/useSelection';
import { allows, isFulfillment, itemOf, type ListedStep, mayGive, readyFor, type StageCommand, stageCommands } from '../bulk';
import { useBulkCommands } from '../useBulkCommands';
import { type Asked, BulkAsk } from './BulkAsk';

type Props = {
  selection: Selection<FulfillmentRowFragment>;
  /** What the list is narrowed to, and how many shipments that finds. */
  where: FulfillmentFilterInput;
  total: number;
  /** The address of the slips: of those that are picked, or of all that match. */
  slips: (ids?: readonly string[]) => string;
};

/** What can be done with the picked shipments, each as it is now, or with all that match. */
export default function ShipmentBulk({ selection, where, total, slips }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const go = useGo();
  const [asked, setAsked] = useState<Asked | null>(null);
  // Another search finds others: nobody has asked for those.
  const filter = JSON.stringify(where);
  const [allOf, setAllOf] = useState<string>();
  const isAll = allOf === filter;
  const [{ data, fetching }] = useQuery({
    query: PickedFulfillmentsDocument,
    variables: { ids: selection.ids },
    requestPolicy: 'cache-and-network',
  });
  const [counts] = useQuery({
    query: StageCountsDocument,
    variables: {
      pending: readyFor('startPicking', where),
      picking: readyFor('packFulfillment', where),
      packed: readyFor('shipFulfillment', where),
    },
    pause: !isAll,
    requestPolicy: 'network-only',
  });
  const picked = (data?.nodes ?? []).filter(isFulfillment).filter((it) => selection.has(it.id));
  const run = useBulkCommands((results) => selection.keep(results.filter((it) => it.state !== 'done').map((it) => it.id)));
  const items = picked.map((it) => itemOf(it, t('walkIn')));

  const give = (field: StageCommand, text?: string) => void run.stages(field, items, text);
  const ask = (field: StageCommand) =>
    field === 'shipFulfillment' || field === 'cancelFulfillment'
      ? setAsked({ field, count: items.length, onGive: (text) => give(field, text) })
      : give(field);
  const askAll = (field: ListedStep, count: number) =>
    setAsked({
      field,
      count,
      isAll: true,
      onGive: (text) => {
        void run.allStages(field, where, text);
        setAllOf(undefined);
        selection.clear();
      },
    });
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
      onGive: () => go(slips(picked.map((it) => it.id))),
    },
    action('cancelFulfillment'),
  ];

  // Each step with how many wait for it: half of a list may be under way already.
  const { pending, picking, packed } = counts.data ?? {};
  const steps: [ListedStep, number][] = [
    ['startPicking', pending?.totalCount ?? 0],
    ['packFulfillment', picking?.totalCount ?? 0],
    ['shipFulfillment', packed?.totalCount ?? 0],
  ];
  const allActions: BulkAction[] = [
    ...steps
      .filter(([field, count]) => count > 0 && mayGive(picked, field))
      .map(([field, count]) => ({
        key: field,
        label: count < total ? t('actSome', { act: t(`act.${field}`), count }) : t(`act.${field}`),
        allowed: total,
        onGive: () => askAll(field, count),
      })),
    { key: 'slips', label: t('slips'), allowed: total, onGive: () => go(slips()) },
  ];

  return (
    <>
      <BulkBar
        count={isAll ? total : selection.ids.length}
        isFull={!isAll && selection.isFull}
        all={{ total, isOn: isAll, onPick: () => setAllOf(filter) }}
        isLoading={isAll ? counts.fetching : fetching && picked.length < selection.ids.length}
        actions={isAll ? allActions : actions}
        onClear={() => {
          setAllOf(undefined);
          selection.clear();
        }}
      />
      <BulkAsk asked={asked} onClose={() => setAsked(null)} />
      {run.dialog}
    </>
  );
}
