import { App, Button, Drawer, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ApiClientPartsFragment,
  RevokeApiClientDocument,
  RotateApiClientSecretDocument,
  UpdateApiClientRedirectsDocument,
} from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { Refusals } from '../../../shared/Refusals';
import { StatusTag } from '../../../shared/StatusTag';
import { useCommand } from '../../../shared/useCommand';
import { addresses, lastMoment, sortOf, stateOf } from '../apiClient';
import { Documents } from './Documents';
import { Origins } from './Origins';
import { RightsList } from './RightsList';
import { SecretShown } from './SecretShown';

/** One program: what it may, when it was here last, a new secret, its addresses, and its end. */
export default function ClientDrawer({ client, onClose }: { client: ApiClientPartsFragment; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { modal } = App.useApp();
  const format = useFormat();
  const [isRotating, setRotating] = useState(false);
  const [revoke] = useCommand(RevokeApiClientDocument);
  const sort = sortOf(client);
  const state = stateOf(client, new Date());
  const isOpen = state === 'active' || state === 'changing';

  const onRevoke = () =>
    modal.confirm({
      title: t('revokeAsk', { name: client.name }),
      content: t('revokeHint'),
      okText: t('revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke({ input: { id: client.id } }),
    });
  const facts = [
    { key: 'clientSort', value: t(`sort.${sort}`) },
    { key: 'origins', value: sort === 'storefront' && (client.allowedOrigins.join(t('common:comma')) || t('originsEvery')) },
    { key: 'channel', value: client.channel },
    { key: 'clientId', value: (sort === 'server' || sort === 'app') && <code className="address-text">{client.clientId}</code> },
    { key: 'created', value: format.dateTime(client.createdAt) },
    { key: 'lastUsed', value: client.lastUsedAt ? format.dateTime(client.lastUsedAt) : t('neverUsed') },
    { key: 'expiresOn', value: client.expiresAt ? format.dateTime(lastMoment(client.expiresAt)) : t('never') },
    { key: 'rotated', value: client.rotatedAt && format.dateTime(client.rotatedAt) },
    { key: 'former', value: state === 'changing' && client.formerSecretUntil && format.dateTime(client.formerSecretUntil) },
  ].filter((it) => it.value);
  const hidden = [
    { key: 'readFields', fields: client.readFields },
    { key: 'writeFields', fields: client.writeFields },
  ].filter((it) => it.fields.length > 0);

  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      closable={{ 'aria-label': t('common:close') }}
      title={
        <span className="row wrap">
          {client.name} <StatusTag kind="ClientState" value={state.toUpperCase()} />
        </span>
      }
    >
      <div className="stack">
        <dl className="facts">
          {facts.map((it) => (
            <div key={it.key} className="sum-row">
              <dt>{t(it.key)}</dt>
              <dd>{it.value}</dd>
            </div>
          ))}
        </dl>
        <section className="sub">
          <h2>{t('rights')}</h2>
          <dl className="facts">
            <RightsList permissions={client.permissions} />
            {hidden.map((it) => (
              <div key={it.key} className="sum-row">
                <dt>{t(it.key)}</dt>
                <dd>{it.fields.includes('*') ? t('common:all') : it.fields.join(t('common:comma'))}</dd>
              </div>
            ))}
          </dl>
        </section>
        {isOpen && (sort === 'server' || sort === 'app') && <Redirects key={client.id} client={client} />}
        {isOpen && sort === 'storefront' && <Origins key={client.id} client={client} />}
        {isOpen && <Documents key={client.id} client={client} />}
        {isOpen && (
          <div className="row wrap">
            {sort !== 'app' && <Button onClick={() => setRotating(true)}>{t(sort === 'server' ? 'rotateSecret' : 'rotateKey')}</Button>}
            <Button danger onClick={onRevoke}>
              {t('revoke')}
            </Button>
          </div>
        )}
      </div>
      {isRotating && <Rotate client={client} onClose={() => setRotating(false)} />}
    </Drawer>
  );
}

function Redirects({ client }: { client: ApiClientPartsFragment }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<{ redirectUris?: string; isPublic: boolean }>();
  const [isTouched, setTouched] = useState(false);
  const [save, { isBusy, refusals }] = useCommand(UpdateApiClientRedirectsDocument, {
    form,
    place: (path) => (path[0] === 'redirectUris' ? ['redirectUris'] : null),
    isQuiet: true,
  });
  const wasPublic = client.redirects?.isPublic ?? false;

  const give = async ({ redirectUris, isPublic }: { redirectUris?: string; isPublic: boolean }) => {
    const done = await save({ input: { id: client.id, isPublic, redirectUris: addresses(redirectUris) } });
    if (!done) return;

    setTouched(false);
    void message.success(t('common:saved'));
  };
  // Going public ends the secret, which programs may be using now.
  const onFinish = (values: { redirectUris?: string; isPublic: boolean }) =>
    values.isPublic && !wasPublic
      ? modal.confirm({
          title: t('goPublicAsk'),
          content: t('goPublicHint'),
          okText: t('goPublic'),
          okButtonProps: { danger: true },
          onOk: () => give(values),
        })
      : void give(values);

  return (
    <section className="sub">
      <h2>{t('actsForPeople')}</h2>
      <Form
        name="redirects"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ redirectUris: client.redirects?.redirectUris.join('\n'), isPublic: wasPublic }}
        onValuesChange={() => setTouched(true)}
        onFinish={onFinish}
      >
        <Refusals of={refusals} />
        <Form.Item name="redirectUris" label={t('redirects')} extra={t('redirectsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} placeholder="https://shop.example.com/signed-in" />
        </Form.Item>
        <Form.Item name="isPublic" label={t('isPublic')} valuePropName="checked" extra={t('isPublicHint')}>
          <Switch />
        </Form.Item>
        <Button htmlType="submit" loading={isBusy} disabled={!isTouched}>
          {t('common:save')}
        </Button>
      </Form>
    </section>
  );
}

const overlaps = [0, 1, 24, 72, 168];

function Rotate({ client, onClose }: { client: ApiClientPartsFragment; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const [hours, setHours] = useState(24);
  const [made, setMade] = useState<{ client: ApiClientPartsFragment; secret: string } | null>(null);
  const [rotate, { isBusy, refusals }] = useCommand(RotateApiClientSecretDocument, { isQuiet: true });
  const onRotate = async () => {
    const done = await rotate({ input: { id: client.id, overlapHours: hours } });
    if (done?.apiClient && done.clientSecret) setMade({ client: done.apiClient, secret: done.clientSecret });
  };

  return (
    <Modal
      open
      width={560}
      title={t('rotateAsk', { name: client.name })}
      okText={made ? t('common:close') : t('rotate')}
      okButtonProps={{ loading: isBusy }}
      cancelButtonProps={{ hidden: made !== null }}
      mask={{ closable: made === null }}
      keyboard={made === null}
      onOk={() => (made ? onClose() : void onRotate())}
      onCancel={onClose}
    >
      {made ? (
        <SecretShown client={made.client} secret={made.secret} />
      ) : (
        <>
          <Refusals of={refusals} />
          <p className="muted">{t('rotateHint')}</p>
          <div className="row wrap">
            <span>{t('overlap')}</span>
            <Select
              className="filter"
              aria-label={t('overlap')}
              value={hours}
              onChange={setHours}
              options={overlaps.map((value) => ({
                value,
                label: value === 0 ? t('atOnce') : value % 24 ? t('hours', { count: value }) : t('days', { count: value / 24 }),
              }))}
            />
          </div>
        </>
      )}
    </Modal>
  );
}
