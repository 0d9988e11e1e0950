import { Alert, App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { type CustomerPartsFragment, EraseCustomerDocument } from '../../../gql/graphql';
import { PageLink } from '../../../shared/PageLink';
import { Refusals } from '../../../shared/Refusals';
import { type Refusal, useCommand } from '../../../shared/useCommand';
import { isConfirmed } from '../personalData';

type Props = { customer: CustomerPartsFragment; version: number; onClose: () => void; onRefusal: (it: Refusal) => boolean };

/** The last question before a customer's personal data are gone for good: what goes, what stays, and his code to type. */
export default function EraseDialog({ customer, version, onClose, onRefusal }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const [typed, setTyped] = useState('');
  const [erase, { isBusy, refusals }] = useCommand(EraseCustomerDocument, { onRefusal, isQuiet: true });
  const isOpen = isConfirmed(typed, customer.code);
  const onErase = async () => {
    if (!isOpen) return;

    const done = await erase({ input: { id: customer.id, expectedVersion: version } });
    if (!done) return;

    void message.success(t('erased'));
    onClose();
  };

  return (
    <Modal
      open
      width={560}
      title={t('eraseAsk', { name: customer.name })}
      okText={t('erase')}
      okButtonProps={{ danger: true, disabled: !isOpen, loading: isBusy }}
      cancelText={t('common:back')}
      onOk={() => void onErase()}
      onCancel={onClose}
    >
      <div className="stack tight">
        <Refusals of={refusals} />
        {refusals.some((it) => it.code === 'CUSTOMER_IN_USE') && can('orders:read') && (
          <PageLink to={`/orders?customer=${encodeURIComponent(customer.id)}`}>{t('toOrders')}</PageLink>
        )}
        <Alert type="warning" showIcon title={t('eraseFinal')} />
        <p className="flush">{t('eraseGoes')}</p>
        <p className="flush">{t('eraseStays')}</p>
        <p className="muted flush">{t('eraseBackups')}</p>
        <label htmlFor="erase-code">{t('eraseType', { code: customer.code })}</label>
        <Input
          id="erase-code"
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(it) => setTyped(it.target.value)}
          onPressEnter={() => void onErase()}
        />
      </div>
    </Modal>
  );
}
