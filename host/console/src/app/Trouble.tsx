import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { title: string; hint?: string; requestId?: string; verb: string; onAct: () => void };

/** Something that a page can't go on with: what it is, and the one way on. */
export function Trouble({ title, hint, requestId, verb, onAct }: Props) {
  const { t } = useTranslation();

  return (
    <div className="trouble" role="alert">
      <h1>{title}</h1>
      {hint && <p className="muted">{hint}</p>}
      {requestId && <p className="muted small num">{t('requestId', { id: requestId })}</p>}
      <Button type="primary" onClick={onAct}>
        {verb}
      </Button>
    </div>
  );
}
