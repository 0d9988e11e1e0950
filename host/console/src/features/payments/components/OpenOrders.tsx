import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../../shared/SearchBox';
import type { usePayable } from '../usePayable';
import type { useShares } from '../useShares';
import { MatchTable } from './MatchTable';

type Props = { payable: ReturnType<typeof usePayable>; shares: ReturnType<typeof useShares>; digits: number; children: ReactNode };

/** The orders still to be paid with how much of the money each gets; where there are many, any of them is found. */
export function OpenOrders({ payable, shares: { shares, marks, set }, digits, children }: Props) {
  const { t } = useTranslation('payments');
  const { orders, text, setText, isMany, hidden, keep } = payable;
  const isEmpty = orders.length === 0 && Object.keys(marks).length === 0;

  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('openOrders')}</h2>
        <span className="row">{children}</span>
      </div>
      <div className="panel-body stack tight">
        {(isMany || text) && <SearchBox label={t('orderSearch')} value={text} onSearch={setText} />}
        {isEmpty ? (
          <p className="muted flush">{t(text ? 'noneFound' : 'noneOpen')}</p>
        ) : (
          <MatchTable
            orders={orders}
            shares={shares}
            marks={marks}
            digits={digits}
            onChange={(id, amount) => {
              keep(id);
              set(id, amount);
            }}
          />
        )}
        {hidden > 0 && <p className="muted small flush">{t('hidden', { count: hidden })}</p>}
      </div>
    </section>
  );
}
