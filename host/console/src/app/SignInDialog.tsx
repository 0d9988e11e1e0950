import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm';

export default function SignInDialog({ onIn, only }: { onIn: () => void; only: string }) {
  const { t } = useTranslation();

  return (
    <Modal open title={t('signIn.again')} footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={400}>
      <p>{t('signIn.againHint')}</p>
      <SignInForm onIn={onIn} only={only} />
    </Modal>
  );
}
