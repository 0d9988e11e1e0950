import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { languageNames } from '../../../app/languages';
import { useCan } from '../../../app/session';
import {
  type CompanyAddressInput,
  CompanyDocument,
  type CompanyPartsFragment,
  UpdateCompanyDocument,
  type UpdateCompanyInput,
} from '../../../gql/graphql';
import { locales } from '../../../i18n';
import { AddressFields } from '../../../shared/AddressFields';
import { Failure } from '../../../shared/Failure';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { timeZones } from '../../../shared/places';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { useUnsaved } from '../../../shared/useUnsaved';
import { Logo } from './Logo';

type Values = Pick<UpdateCompanyInput, 'name' | 'taxId' | 'address' | 'timeZone' | 'language' | 'rounding'>;

const toForm = ({ name, taxId, address, timeZone, language, rounding }: CompanyPartsFragment): Values => ({
  name,
  taxId,
  address: address && placeOf(address),
  timeZone,
  language,
  rounding,
});

/** An address of which nothing is filled in is none. */
function placeOf({ line1, line2, city, region, postalCode, countryCode }: Partial<CompanyAddressInput>): CompanyAddressInput | null {
  const place = { line1: line1 ?? '', line2, city: city ?? '', region, postalCode, countryCode: countryCode ?? '' };

  return Object.values(place).some((it) => it?.trim()) ? place : null;
}

export function Company() {
  const [{ data, error }, again] = useQuery({ query: CompanyDocument });

  if (error && !data) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data?.company) return <PageSkeleton />;

  return <CompanyForm company={data.company} />;
}

function CompanyForm({ company }: { company: CompanyPartsFragment }) {
  const { t } = useTranslation(['tenancy', 'words', 'common']);
  const { message } = App.useApp();
  const mayWrite = useCan()('tenancy:manage-settings');
  const [form] = Form.useForm<Values>();
  const [seen, setSeen] = useState(company.version);
  const [isTouched, setTouched] = useUnsaved();
  const conflict = useConflict<Values, CompanyPartsFragment>({
    form,
    from: company,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'taxId', label: t('taxId') },
      {
        key: 'address',
        label: t('place'),
        say: (it?: CompanyAddressInput) =>
          Object.values(it ?? {})
            .filter(Boolean)
            .join(t('common:comma')),
      },
      { key: 'timeZone', label: t('timeZone') },
      { key: 'language', label: t('language'), say: (it: keyof typeof languageNames) => languageNames[it] ?? it },
      { key: 'rounding', label: t('rounding'), say: (it: string) => t(`words:RoundingMode.${it}`) },
    ],
    toForm,
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: (version) => {
      setSeen(version);
      setTouched(false);
    },
  });
  const [update, { isBusy }] = useCommand(UpdateCompanyDocument, { form, onRefusal: conflict.onRefusal });

  const save = async (values: Values, expectedVersion = seen) => {
    const done = await update({ input: { ...values, address: values.address && placeOf(values.address), expectedVersion } });
    if (!done?.tenant) return;

    setSeen(done.tenant.version);
    conflict.begin(done.tenant);
    setTouched(false);
    void message.success(t('common:saved'));
  };

  // The form keeps what is being typed; only the version on which it is saved has moved on.
  const onLogo = (saved: CompanyPartsFragment) => setSeen(saved.version);

  return (
    <section className="panel pad narrow-left">
      <Logo company={company} version={seen} mayWrite={mayWrite} onDone={onLogo} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayWrite}
        initialValues={toForm(company)}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="taxId" label={t('taxId')}>
          <Input maxLength={40} />
        </Form.Item>
        <AddressFields prefix={['address']} isPlaceOnly />
        <p className="muted small">{t('placeHint')}</p>
        <div className="pair">
          <Form.Item name="timeZone" label={t('timeZone')} extra={t('timeZoneHint')}>
            <Select showSearch options={timeZones()} />
          </Form.Item>
          <Form.Item name="language" label={t('language')} extra={t('languageHint')}>
            <Select options={locales.map((value) => ({ value, label: languageNames[value] }))} />
          </Form.Item>
          <Form.Item name="rounding" label={t('rounding')}>
            <Select options={['HALF_UP', 'HALF_EVEN'].map((value) => ({ value, label: t(`words:RoundingMode.${value}`) }))} />
          </Form.Item>
          <Form.Item label={t('currency')} extra={t('currencyHint')}>
            <Input value={company.currency} disabled aria-label={t('currency')} />
          </Form.Item>
        </div>
        {mayWrite && (
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isTouched}>
            {t('common:save')}
          </Button>
        )}
      </Form>
      {conflict.dialog}
    </section>
  );
}
