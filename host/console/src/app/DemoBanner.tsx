import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDemo } from './useDemo';

/** Says on every page that nothing here is real, and leads out. */
export default function DemoBanner() {
  const { t } = useTranslation();
  const { go, isBusy } = useDemo();

  return (
    <aside className="demo-banner no-print" aria-label={t('demo.title')}>
      <ExperimentOutlined aria-hidden />
      <span className="grow">
        <strong>{t('demo.title')}</strong> <span className="from-md">{t('demo.hint')}</span>
      </span>
      <Button size="small" loading={isBusy} onClick={() => go('out')}>
        {t('demo.leave')}
      </Button>
    </aside>
  );
}
