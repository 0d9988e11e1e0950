import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { isForbidden, operationOf, requestIdOf } from '../app/requests';

const MissingRight = lazy(() => import('./MissingRight'));

/** Something could not be read: what, whom to tell, and how to go on. It is with every page, so it is small and needs nothing fetched. */
export function Failure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { t } = useTranslation();
  const isClosed = isForbidden(error);
  const isBadAddress = error.graphQLErrors[0]?.extensions.code === 'HC0016';
  const operation = operationOf(error);
  const id = requestIdOf(error);

  return (
    <section className={isClosed ? 'panel notice' : 'panel notice wrong'} role="alert">
      <div className="grow">
        <strong>{t(isClosed ? 'notYours' : error.networkError ? 'unreachable' : isBadAddress ? 'badAddress' : 'loadFailed')}</strong>
        {isClosed && operation && (
          <Suspense fallback={null}>
            <MissingRight operation={operation} />
          </Suspense>
        )}
        <div>{isClosed ? t('askForRight') : isBadAddress ? t('badAddressHow') : error.graphQLErrors[0]?.message}</div>
        {id && <div className="muted small num">{t('requestId', { id })}</div>}
      </div>
      {!isBadAddress && (
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </section>
  );
}
