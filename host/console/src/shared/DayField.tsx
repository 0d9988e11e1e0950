import { DatePicker } from 'antd';
import dayjs from 'dayjs';

type Props = {
  id?: string;
  value?: string;
  placeholder?: string;
  /** The first and the last day that may be chosen, as YYYY-MM-DD. */
  min?: string;
  max?: string;
  status?: 'error';
  disabled?: boolean;
  onChange?: (day: string | undefined) => void;
};

/** One day of the company's calendar, as YYYY-MM-DD. */
export default function DayField({ id, value, placeholder, min, max, status, disabled, onChange }: Props) {
  return (
    <DatePicker
      id={id}
      className="wide"
      value={value ? dayjs(value) : null}
      placeholder={placeholder}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      status={status}
      disabled={disabled}
      onChange={(day) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}
