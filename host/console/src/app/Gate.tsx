import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { GuardedFieldsDocument, MeDocument } from '../gql/graphql';
import { isLocale, speak } from '../i18n';
import { signInPage } from './account';
import { askAllShown } from './askAgain';
import { askWhoIAm, boot, isSuspended } from './client';
import { requestIdOf } from './requests';
import { type Session, SessionContext } from './session';
import { Trouble } from './Trouble';

const Welcome = lazy(() => import('./Welcome'));

/** Whoever comes back to the window is asked who he is at most this often. */
const EVERY = 5_000;

/** Lets in who is signed in; asks the others to sign in or up. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [{ data, fetching, error }, again] = useQuery({ query: MeDocument, context: boot });
  const [known, setKnown] = useState<Session>();
  const fresh = data?.me;
  // In another window somebody else has signed in, or gone into another company: his page must not go on as that one's.
  const isAnother = Boolean(known && fresh && (known.memberId !== fresh.memberId || known.tenant.id !== fresh.tenant.id));
  if (fresh && fresh !== known && !isAnother) setKnown(fresh);
  // It is asked again now and then; what was known stays, should there be no answer.
  const me = isAnother ? known : (fresh ?? known);

  useEffect(() => {
    if (isAnother) location.assign('/');
  }, [isAnother]);
  useFreshRights(me);

  useEffect(() => {
    const language = me?.language ?? me?.tenant.language;
    if (!localStorage.getItem('oc.locale') && isLocale(language)) void speak(language, false);
  }, [me]);

  if (me) return <SessionContext value={me}>{children}</SessionContext>;
  if (fetching)
    return (
      <p role="status" className="waiting muted">
        {t('loading')}
      </p>
    );

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

/** A role that is edited counts at once: in a window that is come back to, and on all that a page shows. */
function useFreshRights(me: Session | undefined) {
  const client = useClient();
  const [{ data }] = useQuery({ query: GuardedFieldsDocument, context: boot, requestPolicy: 'cache-first', pause: !me });
  const before = useRef('');
  const now = me && data ? JSON.stringify([me.permissions, data.guardedFields]) : '';

  useEffect(() => {
    if (now && before.current && now !== before.current) askAllShown(client);
    if (now) before.current = now;
  }, [client, now]);
  useEffect(() => {
    let last = Date.now();
    const onBack = () => {
      if (document.visibilityState === 'hidden' || Date.now() - last < EVERY) return;

      last = Date.now();
      askWhoIAm();
    };
    window.addEventListener('focus', onBack);
    document.addEventListener('visibilitychange', onBack);

    return () => {
      window.removeEventListener('focus', onBack);
      document.removeEventListener('visibilitychange', onBack);
    };
  }, []);
}
