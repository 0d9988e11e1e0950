import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { from?: string; to?: string; label: string; onChange: (from?: string, to?: string) => void };

/** From one day to another, both counted; opened, for whoever fetched it wants to choose. */
export default function DateRange({ from, to, label, onChange }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);

  return (
    <DatePicker.RangePicker
      className="date-filter"
      aria-label={label}
      autoFocus
      open={isOpen}
      onOpenChange={setOpen}
      allowEmpty={[true, true]}
      placeholder={[t('from'), t('to')]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))}
    />
  );
}
