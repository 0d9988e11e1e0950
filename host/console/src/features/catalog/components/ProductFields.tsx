import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import type { ProductKind } from '../../../gql/graphql';
import { digitsOf } from '../../../shared/currencies';
import { NumberBox, useNumberRule } from '../../../shared/NumberBox';
import { PIECE, useUnit } from '../../../shared/useUnit';
import { barcodesOf } from '../barcodes';

export const kinds: ProductKind[] = ['STOCKED', 'SERVICE', 'FEE', 'VOUCHER'];

/** What is said of a product as a whole. */
export function ProductFields({ isNew }: { isNew?: boolean }) {
  const { t } = useTranslation(['catalog', 'words', 'common']);
  const unit = useUnit();

  return (
    <>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
        <Input maxLength={200} autoFocus={isNew} />
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <div className="pair">
        {isNew && (
          <Form.Item name="kind" label={t('kind')}>
            <Select options={kinds.map((value) => ({ value, label: t(`words:ProductKind.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item
          name="unit"
          label={t('unit')}
          // The one that products have by themselves is a word of each language.
          getValueProps={(value?: string | null) => ({ value: value && unit(value) })}
          normalize={(value?: string) => (value?.trim() === unit(PIECE) ? PIECE : value)}
        >
          <Input maxLength={20} placeholder={t('unitHint')} />
        </Form.Item>
      </div>
    </>
  );
}

/** What the server takes. */
const price = { min: 0, max: 10_000_000, digits: 6 };

type Props = {
  /** Its place in the form. */
  prefix?: (string | number)[];
  /** For those who may set what goods cost. */
  hasCost: boolean;
};

/** What is said of one variant. */
export function VariantFields({ prefix = [], hasCost }: Props) {
  const { t } = useTranslation(['catalog', 'common']);
  const { tenant } = useSession();
  const rule = useNumberRule();

  return (
    <div className="pair">
      <Form.Item name={[...prefix, 'sku']} label={t('sku')} rules={[{ required: true, message: t('common:needed') }]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name={[...prefix, 'unitPrice']}
        label={t('priceIn', { currency: tenant.currency })}
        rules={[{ required: true, message: t('common:needed') }, rule(price)]}
      >
        <NumberBox inForm className="money" min={0} least={digitsOf(tenant.currency)} />
      </Form.Item>
      {hasCost && (
        <Form.Item name={[...prefix, 'cost']} label={t('costIn', { currency: tenant.currency })} rules={[rule(price)]}>
          <NumberBox inForm className="money" min={0} least={digitsOf(tenant.currency)} />
        </Form.Item>
      )}
      <Form.Item name={[...prefix, 'option']} label={t('option')}>
        <Input maxLength={100} placeholder={t('optionHint')} />
      </Form.Item>
      <Form.Item
        name={[...prefix, 'barcodes']}
        label={t('barcodes')}
        normalize={(codes: string[]) => [...new Set(codes.flatMap(barcodesOf))]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '；', '\n']} />
      </Form.Item>
    </div>
  );
}
