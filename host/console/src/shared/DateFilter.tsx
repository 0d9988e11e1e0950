import { CalendarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';

const load = () => import('./DateRange');
const DateRange = lazy(load);

type Props = { from?: string; to?: string; label: string; onChange: (from?: string, to?: string) => void };

/** From one day to another: what is chosen at once, the calendar when somebody is about to open it. */
export function DateFilter({ from, to, label, onChange }: Props) {
  const [isWanted, setWanted] = useState(false);
  const chosen = from || to ? `${from ?? '…'} – ${to ?? '…'}` : undefined;
  const light = (
    <Button
      className="date-filter"
      icon={<CalendarOutlined aria-hidden />}
      aria-label={chosen ? `${label}: ${chosen}` : undefined}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
    >
      {chosen ?? label}
    </Button>
  );

  return isWanted ? (
    <Suspense fallback={light}>
      <DateRange from={from} to={to} label={label} onChange={onChange} />
    </Suspense>
  ) : (
    light
  );
}
