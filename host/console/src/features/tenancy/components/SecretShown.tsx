import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiClientPartsFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { sortOf } from '../apiClient';

/** A new secret or key, which no one sees a second time, and what to do with it. */
export function SecretShown({ client, secret }: { client: ApiClientPartsFragment; secret: string | null }) {
  const { t } = useTranslation('tenancy');
  const format = useFormat();
  const sort = sortOf(client);
  const origin = location.origin;

  return (
    <div className="stack tight">
      {secret && <Alert type="warning" showIcon title={sort === 'storefront' ? t('keyMade') : t('secretOnce')} />}
      {(sort === 'server' || sort === 'app') && (
        <div>
          <div className="muted">{t('clientId')}</div>
          <Typography.Text copyable code className="address-text">
            {client.clientId}
          </Typography.Text>
        </div>
      )}
      {secret && (
        <div>
          <div className="muted">{sort === 'server' ? t('secret') : t('key')}</div>
          <Typography.Text copyable code className="address-text secret-text">
            {secret}
          </Typography.Text>
        </div>
      )}
      <p className="muted flush">{t(`use.${sort}`, { origin })}</p>
      {client.formerSecretUntil && new Date(client.formerSecretUntil) > new Date() && (
        <p className="muted flush">{t('formerUntil', { at: format.dateTime(client.formerSecretUntil) })}</p>
      )}
    </div>
  );
}
