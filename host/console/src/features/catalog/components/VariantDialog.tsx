import { Alert, App, Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { AddVariantDocument, UpdateVariantDocument, type VariantPartsFragment } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { VariantFields } from './ProductFields';

type Values = { sku: string; unitPrice: number; option?: string | null; barcodes?: string[]; active?: boolean };
type Props = { productId: string; variant: VariantPartsFragment | null; onClose: () => void };

/** A variant, new or changed. */
export function VariantDialog({ productId, variant, onClose }: Props) {
  const { t } = useTranslation(['catalog', 'common']);
  const { message } = App.useApp();
  const stock = useCan()('inventory:read');
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(variant?.version ?? 0);
  const [isStale, setStale] = useState(false);
  const [add, { isBusy: a }] = useCommand(AddVariantDocument, {
    form,
    place: (path) => (path[0] === 'variant' ? [...path.slice(1, 2)] : null),
  });
  const [update, { isBusy: b }] = useCommand(UpdateVariantDocument, {
    form,
    place: (path) => path.slice(0, 1) as string[],
    onRefusal: (it) => {
      if (it.code !== 'VERSION_CONFLICT') return false;

      const current = it.current as VariantPartsFragment | null;
      setVersion(current?.version ?? version);
      setStale(true);

      return true;
    },
  });

  const onFinish = async ({ active, ...values }: Values) => {
    const option = values.option || null;
    const done = variant
      ? await update({ input: { ...values, option, active, id: variant.id, expectedVersion: version }, stock })
      : await add({ input: { productId, variant: { ...values, option } }, stock });
    if (!done) return;

    void message.success(t('common:saved'));
    onClose();
  };

  return (
    <Modal
      open
      title={variant ? t('editVariant', { sku: variant.sku }) : t('addVariant')}
      okText={t('common:save')}
      okButtonProps={{ loading: a || b }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={560}
    >
      {isStale && <Alert className="gap" type="warning" showIcon title={t('stale')} />}
      <Form
        name="variant"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={variant ? { ...variant, barcodes: variant.barcodes.map((it) => it.code) } : { barcodes: [] }}
        onFinish={onFinish}
      >
        <VariantFields />
        {variant && (
          <Form.Item name="active" valuePropName="checked">
            <Checkbox>{t('isSold')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
