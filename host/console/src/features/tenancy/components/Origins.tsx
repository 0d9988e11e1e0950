import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ApiClientPartsFragment, UpdateApiClientOriginsDocument } from '../../../gql/graphql';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useUnsaved } from '../../../shared/useUnsaved';
import { addresses } from '../apiClient';

/** Where a publishable key is good. */
export function Origins({ client }: { client: ApiClientPartsFragment }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ allowedOrigins?: string }>();
  const [isTouched, setTouched] = useUnsaved();
  const [save, { isBusy, refusals }] = useCommand(UpdateApiClientOriginsDocument, {
    form,
    place: (path) => (path[0] === 'allowedOrigins' ? ['allowedOrigins'] : null),
    isQuiet: true,
  });
  const onFinish = async ({ allowedOrigins }: { allowedOrigins?: string }) => {
    const done = await save({ input: { id: client.id, allowedOrigins: addresses(allowedOrigins) } });
    if (!done?.apiClient) return;

    setTouched(false);
    form.setFieldsValue({ allowedOrigins: done.apiClient.allowedOrigins.join('\n') });
    void message.success(t('common:saved'));
  };

  return (
    <section className="sub">
      <h2>{t('origins')}</h2>
      <Form
        name="origins"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ allowedOrigins: client.allowedOrigins.join('\n') }}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => void onFinish(values)}
      >
        <Refusals of={refusals} />
        <Form.Item name="allowedOrigins" label={t('origins')} extra={t('originsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} placeholder="https://shop.example.com" />
        </Form.Item>
        <Button htmlType="submit" loading={isBusy} disabled={!isTouched}>
          {t('common:save')}
        </Button>
      </Form>
    </section>
  );
}
