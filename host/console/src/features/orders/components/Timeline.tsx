import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';

/** What happened to an order, the latest first. */
export function Timeline({ events }: { events: OrderDetailFragment['timeline'] }) {
  const { t } = useTranslation(['orders', 'words']);
  const format = useFormat();
  const say = (key: string, value: string) =>
    key === 'verdict'
      ? t(`words:ReviewVerdict.${value}`, { defaultValue: value })
      : t(`datum.${key}`, { value, defaultValue: `${key}: ${value}` });

  return (
    <ol className="timeline">
      {[...events].reverse().map((it) => (
        <li key={it.id}>
          <div className="row between">
            <strong>{t(`words:OrderEventKind.${it.kind}`)}</strong>
            <time className="muted small num nowrap" dateTime={it.at}>
              {format.short(it.at)}
            </time>
          </div>
          {it.data.length > 0 && <div className="small">{it.data.map((datum) => say(datum.key, datum.value)).join(' · ')}</div>}
          <div className="muted small">{it.isExternal ? t('fromElsewhere') : it.byName || t('bySystem')}</div>
        </li>
      ))}
    </ol>
  );
}
