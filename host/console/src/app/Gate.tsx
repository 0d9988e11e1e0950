import { Spin } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { MeDocument } from '../gql/graphql';
import { isLocale, speak } from '../i18n';
import { signInPage } from './account';
import { isSuspended } from './client';
import { requestIdOf } from './requests';
import { SessionContext } from './session';
import { Trouble } from './Trouble';

const Welcome = lazy(() => import('./Welcome'));
const boot = { isBoot: true };

/** Lets in who is signed in; asks the others to sign in or up. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [{ data, fetching, error }, again] = useQuery({ query: MeDocument, context: boot });
  const me = data?.me;

  useEffect(() => {
    const language = me?.language ?? me?.tenant.language;
    if (!localStorage.getItem('oc.locale') && isLocale(language)) void speak(language, false);
  }, [me]);

  if (me) return <SessionContext value={me}>{children}</SessionContext>;
  if (fetching) return <Spin fullscreen description={t('loading')} />;

  // The client leads away already.
  if (isSuspended(error)) return null;

  if (error && error.response?.status !== 401)
    return (
      <Trouble
        title={t('unreachable')}
        hint={error.message}
        requestId={requestIdOf(error)}
        verb={t('retry')}
        onAct={() => again({ requestPolicy: 'network-only' })}
      />
    );

  const page = signInPage();
  if (page) {
    const language = localStorage.getItem('oc.locale');
    const wish = isLocale(language) ? `&lang=${language}` : '';
    location.replace(`${page}?returnUrl=${encodeURIComponent(location.pathname + location.search)}${wish}`);

    return null;
  }

  return (
    <Suspense fallback={null}>
      <Welcome onIn={() => again({ requestPolicy: 'network-only' })} />
    </Suspense>
  );
}
