import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { useFormat } from '../../../shared/format';
import { NumberBox } from '../../../shared/NumberBox';
import { type Entry, totalOf } from '../entry';

const beside = ['shipping', 'fees'] as const;

type Props = { entry: Entry; digits: number; onChange: (part: Partial<Entry>) => void };

/** What an order comes to, with what is charged beside its lines. */
export function EntryTotal({ entry, digits, onChange }: Props) {
  const { t } = useTranslation('orders');
  const { tenant } = useSession();
  const format = useFormat();

  return (
    <section className="panel">
      <h2>{t('sum.total')}</h2>
      <div className="panel-body">
        <div className="grand num" role="status" aria-label={t('sum.total')}>
          {format.money({ amount: totalOf(entry, digits), currency: tenant.currency })}
        </div>
        <div className="fields">
          {beside.map((it) => (
            <Fragment key={it}>
              <label htmlFor={it}>{t(`sum.${it}`)}</label>
              <NumberBox
                id={it}
                className="money"
                min={0}
                max={1_000_000_000}
                digits={digits}
                least={digits}
                emptyIs={0}
                value={entry[it]}
                onChange={(amount) => onChange({ [it]: amount ?? 0 })}
              />
            </Fragment>
          ))}
        </div>
      </div>
    </section>
  );
}
