import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** The address on which an invitation is accepted, to be handed over. */
export function LinkToGive({ link }: { link: string }) {
  const { t } = useTranslation('tenancy');

  return (
    <div className="stack tight">
      <Alert type="success" showIcon title={t('invited')} description={t('invitedHint')} />
      <Typography.Text copyable code className="address-text">
        {new URL(link, location.origin).href}
      </Typography.Text>
    </div>
  );
}
