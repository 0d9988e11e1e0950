import { Alert, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import {
  type ApiClientPartsFragment,
  ClientRightsDocument,
  CreateApiClientDocument,
  UpdateApiClientRedirectsDocument,
} from '../../../gql/graphql';
import DayField from '../../../shared/DayField';
import { dayOf, endOf } from '../../../shared/days';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { addresses, kindOf, type Sort, sorts } from '../apiClient';
import { RightsChoice } from './RightsChoice';
import { SecretShown } from './SecretShown';

type Values = {
  sort: Sort;
  name: string;
  permissions?: string[];
  readFields?: string[];
  writeFields?: string[];
  expiresOn?: string;
  redirectUris?: string;
  allowedOrigins?: string;
  fillsCarts?: boolean;
  channel?: string;
};

/** A program that shall use the API: what it is, what it may, until when; then its secret, this once. */
export default function NewClient({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { permissions, tenant } = useSession();
  const [form] = Form.useForm<Values>();
  const sort = Form.useWatch('sort', form) ?? 'server';
  const fillsCarts = Form.useWatch('fillsCarts', form);
  const [made, setMade] = useState<{ client: ApiClientPartsFragment; secret: string | null } | null>(null);
  const [isDone, setDone] = useState(false);
  const [{ data }] = useQuery({ query: ClientRightsDocument });
  const place = (path: readonly string[]) =>
    path[0] === 'expiresAt'
      ? ['expiresOn']
      : ['name', 'permissions', 'redirectUris', 'allowedOrigins', 'channel', 'readFields', 'writeFields'].includes(path[0] ?? '')
        ? [path[0] ?? '']
        : null;
  const [create, { isBusy: a, refusals: e }] = useCommand(CreateApiClientDocument, { form, place, isQuiet: true });
  const [redirect, { isBusy: b, refusals: f }] = useCommand(UpdateApiClientRedirectsDocument, { form, place, isQuiet: true });

  const offered = [...permissions, ...(data?.permissions ?? []).filter((it) => it.isForClientsOnly).map((it) => it.name)];
  const fields = (key: 'isReadable' | 'isWritable') =>
    (data?.guardedFields ?? []).filter((it) => it[key]).map((it) => ({ value: it.name, label: it.description }));

  const onFinish = async ({ sort, name, permissions = [], readFields, writeFields, expiresOn, redirectUris, ...page }: Values) => {
    const isPublishable = sort === 'storefront';
    // Where only the addresses were refused, the client is there already.
    const now =
      made ??
      (await create({
        input: {
          name,
          kind: kindOf(sort),
          permissions: isPublishable ? ['catalog:read', ...(page.fillsCarts ? ['orders:checkout'] : [])] : permissions,
          ...(isPublishable
            ? { allowedOrigins: addresses(page.allowedOrigins), channel: (page.fillsCarts && page.channel?.trim()) || null }
            : { readFields, writeFields }),
          expiresAt: expiresOn ? endOf(expiresOn, tenant.timeZone) : null,
        },
      }).then((it) => it?.apiClient && { client: it.apiClient, secret: it.clientSecret ?? null }));
    if (!now) return;

    setMade(now);
    if (sort !== 'app') return setDone(true);

    const open = await redirect({ input: { id: now.client.id, isPublic: true, redirectUris: addresses(redirectUris) } });
    if (!open?.apiClient) return;

    setMade({ client: open.apiClient, secret: null });
    setDone(true);
  };

  return (
    <Modal
      open
      title={made && isDone ? made.client.name : t('addClient')}
      width={680}
      okText={isDone ? t('common:close') : t('common:save')}
      okButtonProps={{ loading: a || b }}
      onOk={() => (isDone ? onClose() : form.submit())}
      onCancel={onClose}
      // A secret is shown once: a slip beside the dialog must not take it away.
      mask={{ closable: !isDone }}
      keyboard={!isDone}
      cancelButtonProps={{ hidden: isDone }}
    >
      {made && isDone ? (
        <SecretShown client={made.client} secret={made.secret} />
      ) : (
        <Form name="client" form={form} layout="vertical" requiredMark={false} initialValues={{ sort: 'server' }} onFinish={onFinish}>
          <Refusals of={[...e, ...f]} />
          <Form.Item name="sort" label={t('clientSort')}>
            <Radio.Group className="sorts" disabled={made !== null}>
              {sorts.map((it) => (
                <Radio key={it} value={it}>
                  <span className="sort-name">{t(`sort.${it}`)}</span>
                  <span className="muted small sort-hint">{t(`sortHint.${it}`)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <div className="pair">
            <Form.Item name="name" label={t('client')} rules={[{ required: true, message: t('common:needed') }]}>
              <Input maxLength={100} placeholder={t('clientHint')} disabled={made !== null} />
            </Form.Item>
            <Form.Item name="expiresOn" label={t('expiresOn')} extra={t('expiresOnHint')}>
              <DayField min={dayOf(tenant.timeZone)} disabled={made !== null} placeholder={t('never')} />
            </Form.Item>
          </div>
          {sort === 'app' && (
            <Form.Item
              name="redirectUris"
              label={t('redirects')}
              extra={t('redirectsHint')}
              rules={[{ required: true, message: t('common:needed') }]}
            >
              <Input.TextArea rows={2} placeholder="https://shop.example.com/signed-in" />
            </Form.Item>
          )}
          {sort === 'storefront' ? (
            <>
              <Form.Item name="allowedOrigins" label={t('origins')} extra={t('originsHint')}>
                <Input.TextArea rows={2} placeholder="https://shop.example.com" />
              </Form.Item>
              <Form.Item name="fillsCarts" valuePropName="checked">
                <Checkbox disabled={made !== null}>{t('fillsCarts')}</Checkbox>
              </Form.Item>
              {fillsCarts && (
                <Form.Item name="channel" label={t('channel')} extra={t('channelHint')}>
                  <Input maxLength={40} placeholder="web" disabled={made !== null} />
                </Form.Item>
              )}
              <Alert type="info" showIcon title={t(fillsCarts ? 'publishableCarts' : 'publishableRights')} />
            </>
          ) : (
            <>
              <Form.Item name="permissions" label={t('rights')} rules={[{ required: true, message: t('common:needed') }]}>
                <RightsChoice offered={offered} held={made ? [] : offered} />
              </Form.Item>
              {fields('isReadable').length > 0 && (
                <Form.Item name="readFields" label={t('readFields')}>
                  <Checkbox.Group options={fields('isReadable')} disabled={made !== null} />
                </Form.Item>
              )}
              {fields('isWritable').length > 0 && (
                <Form.Item name="writeFields" label={t('writeFields')}>
                  <Checkbox.Group options={fields('isWritable')} disabled={made !== null} />
                </Form.Item>
              )}
            </>
          )}
        </Form>
      )}
    </Modal>
  );
}
