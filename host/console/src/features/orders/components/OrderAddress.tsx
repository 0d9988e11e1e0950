import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressPartsFragment } from '../../../gql/graphql';
import { AddressFields, type AddressValues } from '../../../shared/AddressFields';
import { AddressLines } from '../../../shared/AddressLines';

type Props = {
  /** The form's name, and what stands where there is no address. */
  id: string;
  label: string;
  none: string;
  value?: AddressPartsFragment | null;
  addresses: readonly AddressPartsFragment[];
  name?: string;
  error?: string;
  onChange: (address: AddressPartsFragment | null) => void;
};

/** Where an order or its bill goes: one of the customer's addresses, another one, or none. */
export function OrderAddress({ id, label, none, value, addresses, name, error, onChange }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const [form] = Form.useForm<AddressValues>();
  const [isOpen, setOpen] = useState(false);
  const at = addresses.findIndex((it) => it.line1 === value?.line1 && it.recipient === value?.recipient && it.city === value?.city);

  const onFinish = (values: AddressValues) => {
    onChange({ ...values } as AddressPartsFragment);
    setOpen(false);
  };

  return (
    <div className="stack tight">
      {addresses.length > 1 && (
        <Select
          className="wide"
          aria-label={label}
          value={at >= 0 ? at : undefined}
          options={addresses.map((it, index) => ({ value: index, label: `${it.recipient}, ${it.line1}, ${it.city}` }))}
          onChange={(index: number) => onChange(addresses[index] ?? null)}
        />
      )}
      {value ? <AddressLines address={value} /> : <p className="muted flush">{none}</p>}
      {error && (
        <div role="alert" className="wrong">
          {error}
        </div>
      )}
      <span className="row">
        <Button
          size="small"
          onClick={() => {
            form.resetFields();
            form.setFieldsValue((value as AddressValues | null) ?? { recipient: name });
            setOpen(true);
          }}
        >
          {value ? t('otherAddress') : t('addAddress')}
        </Button>
        {value && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            {t('remove')}
          </Button>
        )}
      </span>
      <Modal
        open={isOpen}
        title={label}
        okText={t('common:save')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        width={520}
        forceRender
      >
        <Form name={id} form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
          <AddressFields />
        </Form>
      </Modal>
    </div>
  );
}
