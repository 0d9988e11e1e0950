import { Alert, Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignUpDocument } from '../gql/graphql';
import { isLocale, type Locale, locales, speak } from '../i18n';
import { currencies, timeZones } from '../shared/places';
import { useCommand } from '../shared/useCommand';
import { signIn } from './account';
import { languageNames } from './languages';
import { SignInForm } from './SignInForm';

type SignUpValues = { companyName: string; displayName?: string; email: string; password: string; currency: string; timeZone: string };

/** Before a session: sign in, or sign a company up. Where the host has pages of its own for this, they are shown instead. */
export default function Welcome({ onIn }: { onIn: () => void }) {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<'in' | 'up'>(location.hash === '#sign-up' ? 'up' : 'in');

  return (
    <main className="welcome">
      <div className="welcome-card">
        <header className="welcome-head">
          <img src="/icon.svg" alt="" width={36} height={36} />
          <h1>{t('app')}</h1>
          <Select
            aria-label={t('language')}
            size="small"
            variant="borderless"
            value={i18n.language as Locale}
            options={locales.map((it) => ({ value: it, label: languageNames[it] }))}
            onChange={(it) => isLocale(it) && void speak(it)}
          />
        </header>
        <Segmented
          block
          value={view}
          options={[
            { value: 'in', label: t('signIn.title') },
            { value: 'up', label: t('signUp.title') },
          ]}
          onChange={(it) => setView(it === 'up' ? 'up' : 'in')}
        />
        {view === 'in' ? <SignInForm onIn={onIn} /> : <SignUp onIn={onIn} />}
      </div>
    </main>
  );
}

function SignUp({ onIn }: { onIn: () => void }) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<SignUpValues>();
  const [signUp, { isBusy, refusals }] = useCommand(SignUpDocument, { form });

  const onFinish = async (values: SignUpValues) => {
    const made = await signUp({ input: { ...values, language: i18n.language } });
    if (!made) return;

    await signIn(values.email, values.password);
    onIn();
  };

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        currency: i18n.language === 'zh-CN' ? 'CNY' : i18n.language === 'zh-TW' ? 'TWD' : 'EUR',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }}
      onFinish={onFinish}
    >
      {refusals.map((it) => (
        <Alert key={it.message} type="error" title={it.message} showIcon />
      ))}
      <Form.Item name="companyName" label={t('signUp.company')} rules={[{ required: true, message: t('needed') }]}>
        <Input autoComplete="organization" />
      </Form.Item>
      <Form.Item name="displayName" label={t('signUp.name')}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, message: t('needed') }]}>
        <Input type="email" autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        extra={t('signUp.passwordHint')}
        rules={[{ required: true, message: t('needed') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <div className="pair">
        <Form.Item name="currency" label={t('signUp.currency')}>
          <Select showSearch options={currencies(i18n.language)} optionFilterProp="label" />
        </Form.Item>
        <Form.Item name="timeZone" label={t('signUp.timeZone')}>
          <Select showSearch options={timeZones()} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {t('signUp.do')}
      </Button>
    </Form>
  );
}
