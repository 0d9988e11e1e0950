import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from './useCommand';

type Props = {
  title: string;
  hint?: string;
  label: string;
  verb: string;
  isOpen: boolean;
  isDanger?: boolean;
  isOptional?: boolean;
  isBusy?: boolean;
  /** Why the last try was refused; what was typed stays for the next one. */
  refusals?: readonly Refusal[];
  onClose: () => void;
  onGive: (reason: string) => void;
};

/** Asks why, before something is refused, cancelled or taken back. */
export function AskReason({ title, hint, label, verb, isOpen, isDanger, isOptional, isBusy, refusals = [], onClose, onGive }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    if (isOpen) {
      setReason('');
      setMissing(false);
    }
  }, [isOpen]);

  const give = () => {
    const isEmpty = !isOptional && !reason.trim();
    setMissing(isEmpty);
    if (isEmpty) return;

    onGive(reason.trim());
  };

  return (
    <Modal
      open={isOpen}
      // A closed dialog is not drawn anew: opened again, its button would still be busy with the last try, and deaf.
      destroyOnHidden
      title={title}
      okText={verb}
      okButtonProps={{ danger: isDanger, loading: isBusy }}
      cancelText={t('back')}
      onCancel={onClose}
      onOk={give}
      width={460}
    >
      {hint && <p className="muted">{hint}</p>}
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={500}
        aria-label={label}
        placeholder={label}
        status={isMissing || refusals.length > 0 ? 'error' : undefined}
        value={reason}
        onChange={(it) => setReason(it.target.value)}
        onKeyDown={(it) => it.key === 'Enter' && (it.ctrlKey || it.metaKey) && give()}
      />
      <div role="alert" className="scan-hint">
        {isMissing ? t('needed') : refusals.map((it) => it.message).join(' ')}
      </div>
    </Modal>
  );
}
