import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';

/** Something could not be read: what, whom to tell, and how to go on. */
export function Failure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { t } = useTranslation();
  const fault = error.graphQLErrors[0];
  const id = fault?.extensions.requestId as string | undefined;
  const isForbidden = fault?.extensions.code === 'AUTH_NOT_AUTHORIZED';

  return (
    <Alert
      className="gap"
      type={isForbidden ? 'info' : 'error'}
      showIcon
      title={isForbidden ? t('notYours') : error.networkError ? t('unreachable') : t('loadFailed')}
      description={id ? t('requestId', { id }) : isForbidden ? t('askForRight') : fault?.message}
      action={
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
