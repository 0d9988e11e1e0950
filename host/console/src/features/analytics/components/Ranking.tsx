import { Skeleton } from 'antd';
import { type Amount, useFormat } from '../../../shared/format';
import { Lead } from './Lead';

type Row = { key: string; href: string; name: string; hint: string; net: Amount; behind: string };

/** The first few by net sales: the name leads to the record, its figures to the orders behind them. */
export function Ranking({ title, rows, empty }: { title: string; rows?: Row[]; empty: string }) {
  const format = useFormat();
  const most = Math.max(...(rows ?? []).map((it) => it.net.amount), 1);

  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="panel-body">
        {!rows && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
        {rows?.length === 0 && <p className="muted flush">{empty}</p>}
        {rows?.map((it) => (
          <div key={it.key} className="rank">
            <div className="row between">
              <span className="clip">
                <Lead to={it.href}>{it.name}</Lead>{' '}
                <Lead to={it.behind} className="plain-link muted small">
                  {it.hint}
                </Lead>
              </span>
              <Lead to={it.behind} className="plain-link num nowrap">
                {format.money(it.net)}
              </Lead>
            </div>
            <div className="bar" aria-hidden>
              <i style={{ width: `${Math.max(1, (it.net.amount / most) * 100)}%` }} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}
