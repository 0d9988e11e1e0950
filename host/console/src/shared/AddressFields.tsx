import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countries } from './places';

export type AddressValues = {
  recipient: string;
  line1: string;
  line2?: string | null;
  city: string;
  region?: string | null;
  postalCode?: string | null;
  countryCode: string;
  phone?: string | null;
};

/** The fields of an address, inside a form; prefix is their place in its values. */
export function AddressFields({ prefix = [] }: { prefix?: (string | number)[] }) {
  const { t, i18n } = useTranslation();
  const field = (key: keyof AddressValues, autoComplete: string, isNeeded = false) => (
    <Form.Item
      name={[...prefix, key]}
      label={t(`address.${key}`)}
      rules={isNeeded ? [{ required: true, message: t('needed') }] : []}
      className="grow"
    >
      <Input autoComplete={autoComplete} maxLength={200} />
    </Form.Item>
  );

  return (
    <>
      {field('recipient', 'name', true)}
      {field('line1', 'address-line1', true)}
      {field('line2', 'address-line2')}
      <div className="pair">
        {field('postalCode', 'postal-code')}
        {field('city', 'address-level2', true)}
        {field('region', 'address-level1')}
        <Form.Item name={[...prefix, 'countryCode']} label={t('address.countryCode')} rules={[{ required: true, message: t('needed') }]}>
          <Select showSearch options={countries(i18n.language)} optionFilterProp="label" />
        </Form.Item>
      </div>
      {field('phone', 'tel')}
    </>
  );
}
