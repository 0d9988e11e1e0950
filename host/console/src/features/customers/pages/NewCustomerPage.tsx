import { Alert, Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateCustomerDocument, type CreateCustomerInput } from '../../../gql/graphql';
import { AddressFields, type AddressValues } from '../../../shared/AddressFields';
import { PageHeader } from '../../../shared/PageHeader';
import { useCommand } from '../../../shared/useCommand';
import { useGo } from '../../../shared/usePageLink';
import { useUnsaved } from '../../../shared/useUnsaved';
import { CustomerFields } from '../components/CustomerFields';

type Values = Omit<CreateCustomerInput, 'addresses'> & { addresses?: AddressValues[] };

export function NewCustomerPage() {
  const { t } = useTranslation(['customers', 'common']);
  const go = useGo();
  const [form] = Form.useForm<Values>();
  const [hasAddress, setHasAddress] = useState(true);
  const [, setTouched] = useUnsaved();
  const [create, { isBusy, refusals }] = useCommand(CreateCustomerDocument, { form, isQuiet: true });

  const onFinish = async ({ addresses, ...values }: Values) => {
    const [address] = hasAddress ? (addresses ?? []) : [];
    const done = await create({ input: { ...values, addresses: address ? [{ ...address, uses: ['SHIPPING', 'BILLING'] }] : [] } });
    if (!done?.customer) return;

    setTouched(false);
    go(`/customers/${encodeURIComponent(done.customer.id)}`, { replace: true });
  };

  return (
    <div className="narrow">
      <PageHeader back="/customers" title={t('new')}>
        <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
          {t('common:save')}
        </Button>
      </PageHeader>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'COMPANY' }}
        onValuesChange={(changed: Partial<Values>) => {
          setTouched(true);
          // The recipient is mostly the customer himself.
          if (changed.name && !form.isFieldTouched(['addresses', 0, 'recipient']))
            form.setFieldValue(['addresses', 0, 'recipient'], changed.name);
          if (changed.countryCode && !form.isFieldTouched(['addresses', 0, 'countryCode']))
            form.setFieldValue(['addresses', 0, 'countryCode'], changed.countryCode);
        }}
        onFinish={onFinish}
      >
        <div className="stack">
          {refusals.map((it) => (
            <Alert key={it.message} type="error" showIcon title={it.message} />
          ))}
          <section className="panel pad">
            <CustomerFields isNew />
          </section>
          <section className="panel pad">
            <Checkbox className="gap" checked={hasAddress} onChange={(it) => setHasAddress(it.target.checked)}>
              {t('withAddress')}
            </Checkbox>
            {hasAddress && <AddressFields prefix={['addresses', 0]} />}
          </section>
        </div>
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
          {t('common:save')}
        </button>
      </Form>
    </div>
  );
}
