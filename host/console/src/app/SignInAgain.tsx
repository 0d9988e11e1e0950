import { lazy, Suspense, useEffect, useState } from 'react';
import { memberNow } from './account';
import { answerSignIn } from './reSignIn';
import { useSession } from './session';

const SignInDialog = lazy(() => import('./SignInDialog'));

/** The dialog over the page when the session ran out: what was typed stays, and the refused request is sent again. */
export function SignInAgain() {
  const session = useSession();
  const [done, setDone] = useState<() => void>();

  useEffect(() => {
    answerSignIn(() => new Promise<void>((resolve) => setDone(() => resolve)));

    return () => answerSignIn(undefined);
  }, []);

  const onIn = async () => {
    // Somebody else's page must not go on as his.
    if ((await memberNow()) !== session.memberId) return location.assign('/');

    done?.();
    setDone(undefined);
  };

  if (!done) return null;

  return (
    <Suspense fallback={null}>
      <SignInDialog onIn={onIn} only={session.tenant.id} />
    </Suspense>
  );
}
