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

type Props = {
  /** Its place in the form's values. */
  prefix?: (string | number)[];
  /** A company's own: the place alone, and it may be left out. */
  isPlaceOnly?: boolean;
};

/** The fields of an address, inside a form. */
export function AddressFields({ prefix = [], isPlaceOnly = false }: Props) {
  const { t, i18n } = useTranslation();
  const field = (key: keyof AddressValues, autoComplete: string, isNeeded = !isPlaceOnly) => (
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
      {!isPlaceOnly && field('recipient', 'name')}
      {field('line1', 'address-line1')}
      {field('line2', 'address-line2', false)}
      <div className="pair">
        {field('postalCode', 'postal-code', false)}
        {field('city', 'address-level2')}
        {field('region', 'address-level1', false)}
        <Form.Item
          name={[...prefix, 'countryCode']}
          label={t('address.countryCode')}
          rules={isPlaceOnly ? [] : [{ required: true, message: t('needed') }]}
        >
          <Select showSearch allowClear={isPlaceOnly} options={countries(i18n.language)} optionFilterProp="label" />
        </Form.Item>
      </div>
      {!isPlaceOnly && field('phone', 'tel', false)}
    </>
  );
}
