import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import type { AddressPartsFragment, OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import MergeDialog from '../../../shared/MergeDialog';
import { type MergeField, rowsOf } from '../../../shared/merge';
import { type Entry, ofOrder } from '../entry';
import { type Fields, fieldsOf, type LineFacts, lineKeysOf } from '../entryMerge';

type Props = {
  base: Entry;
  mine: Entry;
  conflict: OrderDetailFragment;
  /** With the fields that are kept of one's own. */
  onSettle: (kept: string[]) => void;
};

/** Two wrote the same draft: field by field and line by line. */
export default function EntryConflict({ base, mine, conflict, onSettle }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const { tenant } = useSession();
  const format = useFormat();
  const theirs = ofOrder(conflict);
  const names = new Map([base, mine, theirs].map((it) => [it.customerId, it.customerName]));
  const money = (amount = 0) => format.money({ amount, currency: tenant.currency });
  const address = (it?: AddressPartsFragment) =>
    it ? [it.recipient, it.line1, it.line2, it.postalCode, it.city, it.region, it.countryCode, it.phone].filter(Boolean).join(', ') : '';
  const line = (it?: LineFacts) =>
    it
      ? [
          `${format.quantity(it.quantity)} × ${format.price(it.unitPrice, tenant.currency)}`,
          it.discount ? `−${money(it.discount)} ${it.discountReason ?? ''}`.trim() : '',
        ]
          .filter(Boolean)
          .join('\n')
      : t('notInOrder');
  const skus = new Map([base, mine, theirs].flatMap((it) => Object.entries(fieldsOf(it))).flatMap(([key, it]) => skuOf(key, it)));
  const fields: MergeField<Fields>[] = [
    { key: 'customerId', label: t('customer'), say: (id?: string) => names.get(id) ?? t('walkIn') },
    ...lineKeysOf(base, mine, theirs).map((key) => ({ key: key as keyof Fields & string, label: skus.get(key) ?? key, say: line })),
    { key: 'shipTo', label: t('shipTo'), say: address },
    { key: 'billTo', label: t('billTo'), say: address },
    { key: 'validUntil', label: t('fact.validUntil'), say: (it?: string) => (it ? format.date(it) : t('noEnd')) },
    { key: 'shipping', label: t('sum.shipping'), say: money },
    { key: 'fees', label: t('sum.fees'), say: money },
    { key: 'note', label: t('note') },
  ];
  const rows = rowsOf<Fields>(fields, fieldsOf(base), fieldsOf(mine), fieldsOf(theirs));

  return <MergeDialog rows={rows} onSettle={(taken) => onSettle(rows.map((it) => it.key).filter((key) => !taken.includes(key)))} />;
}

const skuOf = (key: string, it: unknown): [string, string][] => (key.startsWith('line ') && it ? [[key, (it as LineFacts).sku]] : []);
