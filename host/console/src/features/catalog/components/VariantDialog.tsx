import { App, Checkbox, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import { AddVariantDocument, UpdateVariantDocument, type VariantPartsFragment } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { COST, useFields } from '../../../shared/useFields';
import { VariantFields } from './ProductFields';

type Values = { sku: string; unitPrice: number; cost?: number | null; option?: string | null; barcodes?: string[]; active?: boolean };
type Props = { productId: string; variant: VariantPartsFragment | null; onClose: () => void };

const formOf = ({ sku, unitPrice, cost, option, barcodes, active }: VariantPartsFragment): Values => ({
  sku,
  unitPrice,
  cost,
  option,
  active,
  barcodes: barcodes.map((it) => it.code),
});

/** A variant, new or changed. */
export function VariantDialog({ productId, variant, onClose }: Props) {
  const { t } = useTranslation(['catalog', 'words', 'common']);
  const { message } = App.useApp();
  const stock = useCan()('inventory:read');
  const fields = useFields();
  const cost = fields.reads(COST);
  // Whoever sets it without seeing it would write over what he doesn't know.
  const hasCost = fields.writes(COST) && (cost || !variant);
  const [form] = Form.useForm<Values>();
  const conflict = useConflict<Values, VariantPartsFragment>({
    form,
    from: variant,
    fields: [
      { key: 'sku', label: t('sku') },
      { key: 'unitPrice', label: t('price') },
      ...(hasCost ? [{ key: 'cost' as const, label: t('cost') }] : []),
      { key: 'option', label: t('option') },
      { key: 'barcodes', label: t('barcodes') },
      { key: 'active', label: t('active'), say: (it: boolean) => t(`words:Active.${it ? 'YES' : 'NO'}`) },
    ],
    toForm: formOf,
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: onClose,
  });
  const [add, { isBusy: a }] = useCommand(AddVariantDocument, {
    form,
    place: (path) => (path[0] === 'variant' ? [...path.slice(1, 2)] : null),
  });
  const [update, { isBusy: b }] = useCommand(UpdateVariantDocument, {
    form,
    place: (path) => path.slice(0, 1) as string[],
    onRefusal: conflict.onRefusal,
  });

  const save = async ({ active, ...values }: Values, expectedVersion = variant?.version ?? 0) => {
    const option = values.option || null;
    const done = variant
      ? await update({ input: { ...values, option, active, id: variant.id, expectedVersion }, stock, cost })
      : await add({ input: { productId, variant: { ...values, option } }, stock, cost });
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
      <Form
        name="variant"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={variant ? formOf(variant) : { barcodes: [] }}
        onFinish={(values) => void save(values)}
      >
        <VariantFields hasCost={hasCost} />
        {variant && (
          <Form.Item name="active" valuePropName="checked">
            <Checkbox>{t('isSold')}</Checkbox>
          </Form.Item>
        )}
      </Form>
      {conflict.dialog}
    </Modal>
  );
}
