import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countries } from '../../../shared/places';

/** What is said of a customer, addresses apart. */
export function CustomerFields({ isNew }: { isNew?: boolean }) {
  const { t, i18n } = useTranslation(['customers', 'words', 'common']);

  return (
    <>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
        <Input maxLength={200} autoFocus={isNew} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={t('kind')}>
          <Select options={['COMPANY', 'PERSON'].map((value) => ({ value, label: t(`words:CustomerKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="code" label={t('code')}>
          <Input maxLength={50} placeholder={isNew ? t('codeHint') : undefined} />
        </Form.Item>
        <Form.Item name="email" label={t('email')}>
          <Input type="email" maxLength={200} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input type="tel" maxLength={50} />
        </Form.Item>
      </div>
      <Form.Item name="countryCode" label={t('country')}>
        <Select showSearch allowClear options={countries(i18n.language)} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="notes" label={t('notes')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </>
  );
}
