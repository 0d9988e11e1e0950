import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

type Props = { from?: string; to?: string; label: string; onChange: (from?: string, to?: string) => void };

/** From one day to another, both counted. */
export default function DateFilter({ from, to, label, onChange }: Props) {
  const { t } = useTranslation();

  return (
    <DatePicker.RangePicker
      className="date-filter"
      aria-label={label}
      allowEmpty={[true, true]}
      placeholder={[t('from'), t('to')]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))}
    />
  );
}
