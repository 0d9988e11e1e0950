import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { MeDocument } from '../gql/graphql';
import { answerSignIn } from './reSignIn';
import { SignInForm } from './SignInForm';
import { useSession } from './session';

/** The dialog over the page when the session ran out: what was typed stays, and the refused request is sent again. */
export function SignInAgain() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useClient();
  const [done, setDone] = useState<() => void>();

  useEffect(() => {
    answerSignIn(() => new Promise<void>((resolve) => setDone(() => resolve)));

    return () => answerSignIn(undefined);
  }, []);

  const onIn = async () => {
    const { data } = await client.query(MeDocument, {}, { requestPolicy: 'network-only', isBoot: true }).toPromise();
    // Somebody else's page must not go on as his.
    if (data?.me?.memberId !== session.memberId) return location.assign('/');

    done?.();
    setDone(undefined);
  };

  return (
    <Modal
      open={done !== undefined}
      title={t('signIn.again')}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
      destroyOnHidden
    >
      <p>{t('signIn.againHint')}</p>
      <SignInForm onIn={onIn} only={session.tenant.id} />
    </Modal>
  );
}
