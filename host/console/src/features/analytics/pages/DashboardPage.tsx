import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { visible } from '../../../app/nav';
import { useCan, useSession } from '../../../app/session';
import { PageHeader } from '../../../shared/PageHeader';
import { useGo, usePageLink } from '../../../shared/usePageLink';
import { FirstSteps } from '../components/FirstSteps';
import { Sales } from '../components/Sales';
import { Tiles } from '../components/Tiles';

export function DashboardPage() {
  const { t } = useTranslation(['analytics', 'common']);
  const { tenant, permissions } = useSession();
  const can = useCan();
  const go = useGo();
  const link = usePageLink();
  const home = visible(permissions)[0]?.href;

  // Whoever may not see figures begins where his work is.
  useEffect(() => {
    if (!permissions.includes('analytics:read') && home) go(home, { replace: true });
  });

  if (!can('analytics:read'))
    return home ? null : (
      <>
        <PageHeader title={t('noPlace', { company: tenant.name })} />
        <p className="muted">{t('noPlaceHint')}</p>
      </>
    );

  return (
    <>
      <PageHeader title={t('title')} hint={dayjs().tz(tenant.timeZone).format('LL')}>
        {can('orders:create') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} {...link('/orders/new')}>
            {t('newOrder')}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <FirstSteps />
        <Tiles />
        <Sales />
      </div>
    </>
  );
}
