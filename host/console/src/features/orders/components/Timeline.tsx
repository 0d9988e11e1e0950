import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { isSystem } from '../actions';

type OrderEvent = OrderDetailFragment['timeline'][number];

const words: Record<string, string> = { verdict: 'words:ReviewVerdict', method: 'words:PaymentMethod', change: 'orders:change' };
const amounts = ['total', 'captured', 'refunded'];

/** What happened to an order, the latest first. */
export function Timeline({ order }: { order: Pick<OrderDetailFragment, 'timeline' | 'currency' | 'reviewTasks'> }) {
  const { t } = useTranslation(['orders', 'words']);
  const format = useFormat();
  const inWords = (key: string, value: string) => {
    if (words[key]) return t(`${words[key]}.${value}`, { defaultValue: value });
    if (amounts.includes(key)) return format.money({ amount: Number(value), currency: order.currency });

    return key === 'quantity' ? format.quantity(Number(value)) : value;
  };
  const say = (it: OrderEvent) => {
    if (it.kind === 'ASSIGNED' && it.data.length === 0) return t('assignedToNobody');
    // A person always gives a reason; the rules' one is for programs, and what they found says it in words.
    const task = order.reviewTasks.find(({ decidedAt, note }) => decidedAt === it.at && !note);
    if (it.kind === 'REJECTED' && task) return task.findings.map((finding) => finding.message).join(' ');

    return it.data.map(({ key, value }) => t(`datum.${key}`, { value: inWords(key, value), defaultValue: `${key}: ${value}` })).join(' · ');
  };

  return (
    <ol className="timeline">
      {[...order.timeline].reverse().map((it) => (
        <li key={it.id}>
          <div className="row between">
            <strong>{t(`words:OrderEventKind.${it.kind}`)}</strong>
            <time className="muted small num nowrap" dateTime={it.at}>
              {format.short(it.at)}
            </time>
          </div>
          <div className="small">{say(it)}</div>
          <div className="muted small">{it.isExternal ? t('fromElsewhere') : isSystem(it.byName) ? t('bySystem') : it.byName}</div>
        </li>
      ))}
    </ol>
  );
}
