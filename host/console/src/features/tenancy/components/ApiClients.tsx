import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import { ApiClientsDocument, type ApiClientsQuery, CreateApiClientDocument, RevokeApiClientDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { useCommand } from '../../../shared/useCommand';
import { byArea } from '../permissions';

type Row = NonNullable<NonNullable<ApiClientsQuery['apiClients']>['nodes']>[number];

/** Programs that may use the API, each with its own rights. */
export function ApiClients() {
  const { t } = useTranslation(['tenancy', 'common']);
  const { modal } = App.useApp();
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({ query: ApiClientsDocument, variables: { first: 50 } });
  const [revoke] = useCommand(RevokeApiClientDocument);
  const onRevoke = (it: Row) =>
    modal.confirm({
      title: t('revokeAsk', { name: it.name }),
      content: t('revokeHint'),
      okText: t('revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke({ input: { id: it.id } }),
    });

  const columns: Column<Row>[] = [
    { key: 'name', title: t('client'), render: (_, it) => <strong>{it.name}</strong> },
    { key: 'clientId', title: t('clientId'), render: (_, it) => <code>{it.clientId}</code> },
    { key: 'rights', title: t('rights'), render: (_, it) => <span className="clamp">{it.permissions.join(', ')}</span> },
    { key: 'createdAt', title: t('created'), render: (_, it) => <span className="num nowrap">{format.date(it.createdAt)}</span> },
    {
      key: 'state',
      title: t('state'),
      align: 'right',
      render: (_, it) =>
        it.revokedAt ? (
          <span className="muted">{t('revokedOn', { at: format.date(it.revokedAt) })}</span>
        ) : (
          <Button size="small" danger onClick={() => onRevoke(it)}>
            {t('revoke')}
          </Button>
        ),
    },
  ];

  return (
    <>
      <div className="filters">
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('addClient')}
        </Button>
      </div>
      <DataList
        label={t('part.clients')}
        columns={columns}
        connection={data?.apiClients}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <strong>{it.name}</strong>
            <code className="clip">{it.clientId}</code>
          </>
        )}
        empty={<EmptyState title={t('noClients')} hint={t('noClientsHint')} />}
      />
      {isAdding && <NewClient onClose={() => setAdding(false)} />}
    </>
  );
}

function NewClient({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { permissions } = useSession();
  const [form] = Form.useForm<{ name: string; permissions: string[] }>();
  const [secret, setSecret] = useState<{ clientId: string; clientSecret: string }>();
  const [create, { isBusy }] = useCommand(CreateApiClientDocument, { form });

  const onFinish = async (input: { name: string; permissions: string[] }) => {
    const done = await create({ input });
    if (done?.clientId && done.clientSecret) setSecret({ clientId: done.clientId, clientSecret: done.clientSecret });
  };

  return (
    <Modal
      open
      title={t('addClient')}
      width={640}
      okText={secret ? t('common:close') : t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => (secret ? onClose() : form.submit())}
      onCancel={onClose}
      cancelButtonProps={{ hidden: secret !== undefined }}
    >
      {secret ? (
        <div className="stack">
          <Alert type="warning" showIcon title={t('secretOnce')} />
          <div>
            <div className="muted">{t('clientId')}</div>
            <Typography.Text copyable code>
              {secret.clientId}
            </Typography.Text>
          </div>
          <div>
            <div className="muted">{t('secret')}</div>
            <Typography.Text copyable code>
              {secret.clientSecret}
            </Typography.Text>
          </div>
        </div>
      ) : (
        <Form name="client" form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
          <Form.Item name="name" label={t('client')} rules={[{ required: true, message: t('common:needed') }]}>
            <Input maxLength={100} placeholder={t('clientHint')} autoFocus />
          </Form.Item>
          <Form.Item name="permissions" label={t('rights')} rules={[{ required: true, message: t('common:needed') }]}>
            <Checkbox.Group className="rights">
              {byArea(permissions).map(({ area, verbs }) => (
                <fieldset key={area}>
                  <legend>{t(`area.${area}`)}</legend>
                  {verbs.map((verb) => (
                    <Checkbox key={verb} value={`${area}:${verb}`}>
                      {t(`can.${area}.${verb}`, { defaultValue: verb })}
                    </Checkbox>
                  ))}
                </fieldset>
              ))}
            </Checkbox.Group>
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
