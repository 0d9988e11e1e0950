import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SignInAnswer, signIn, type TenantChoice } from './account';

type Values = { email: string; password: string; tenantId?: string; code?: string };

/** E-mail and password, and which company for those who belong to several. */
export function SignInForm({ onIn, only }: { onIn: () => void; only?: string }) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<Extract<SignInAnswer, { kind: 'refused' }>>();
  const [tenants, setTenants] = useState<TenantChoice[]>();
  const [isBusy, setBusy] = useState(false);

  const onFinish = async ({ email, password, tenantId, code }: Values) => {
    setBusy(true);
    const answer = await signIn(email, password, tenantId ?? only, code).finally(() => setBusy(false));
    setRefusal(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'choose') setTenants(answer.tenants);
    if (answer.kind === 'in') onIn();
  };

  return (
    <Form<Values> name="session" layout="vertical" requiredMark={false} onFinish={onFinish}>
      {refusal && <Alert type="error" showIcon title={t(`signIn.refused.${refusal.code}`, { defaultValue: refusal.message })} />}
      <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, message: t('needed') }]}>
        <Input type="email" autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('needed') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {refusal?.code.startsWith('SECOND_FACTOR') && (
        <Form.Item name="code" label={t('signIn.code')}>
          <Input className="num" autoComplete="one-time-code" autoFocus />
        </Form.Item>
      )}
      {tenants && (
        <Form.Item name="tenantId" label={t('signIn.tenant')} rules={[{ required: true, message: t('needed') }]}>
          <Select options={tenants.map((it) => ({ value: it.id, label: it.name }))} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {t('signIn.do')}
      </Button>
    </Form>
  );
}
