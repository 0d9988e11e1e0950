import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { NumberBox } from '../../../shared/NumberBox';

type Props = { id?: string; value?: number | null; onChange?: (value: number | null | undefined) => void };

/** Up to what amount a role approves; null is any amount, which is never what an empty field means. */
export function ApprovalLimit({ id, value, onChange }: Props) {
  const { t } = useTranslation('tenancy');
  const isAny = value === null;

  return (
    <span className="row wrap">
      <NumberBox inForm id={id} className="money" min={0} disabled={isAny} value={value} onChange={(it) => onChange?.(it ?? undefined)} />
      <Checkbox checked={isAny} onChange={(it) => onChange?.(it.target.checked ? null : 0)}>
        {t('anyAmount')}
      </Checkbox>
    </span>
  );
}
