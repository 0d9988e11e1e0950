import { Alert, Button, Checkbox, Drawer, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import { CreateRoleDocument, type DataScope, RoleChoicesDocument, type RolePartsFragment, UpdateRoleDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { byArea } from '../permissions';

type Values = {
  name: string;
  scope: DataScope;
  approvalLimit?: number | null;
  permissions: string[];
  readFields: string[];
  writeFields: string[];
};

/** A role in plain words: whose records, which rights, up to which amount, and which fields it sees. */
export function RoleDialog({ role, onClose }: { role: RolePartsFragment | null; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { permissions, tenant } = useSession();
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(role?.version ?? 0);
  const [isStale, setStale] = useState(false);
  const [{ data }] = useQuery({ query: RoleChoicesDocument });
  const [create, { isBusy: a, refusals: e }] = useCommand(CreateRoleDocument, { form, isQuiet: true });
  const [update, { isBusy: b, refusals: f }] = useCommand(UpdateRoleDocument, {
    form,
    isQuiet: true,
    onRefusal: (it) => {
      if (it.code !== 'VERSION_CONFLICT') return false;

      setVersion((it.current as RolePartsFragment).version);
      setStale(true);

      return true;
    },
  });
  // Nobody gives what he lacks; what the role has already stays to be seen.
  const offered = [...new Set([...permissions, ...(role?.permissions ?? [])])];
  const mayApprove = Form.useWatch('permissions', form)?.includes('orders:approve');

  const onFinish = async ({ approvalLimit, ...values }: Values) => {
    const limit = mayApprove ? { approvalLimit: approvalLimit ?? 0 } : {};
    const done = role
      ? await update({ input: { ...values, ...limit, id: role.id, expectedVersion: version } })
      : await create({ input: { ...values, ...limit } });
    if (done) onClose();
  };
  const fields = (data?.guardedFields ?? []).map((it) => ({ value: it.name, label: it.description }));

  return (
    <Drawer
      open
      size={640}
      onClose={onClose}
      closable={{ 'aria-label': t('common:close') }}
      title={role ? t('editRole', { name: role.name }) : t('addRole')}
      extra={
        <Button type="primary" loading={a || b} onClick={() => form.submit()}>
          {t('common:save')}
        </Button>
      }
    >
      {isStale && <Alert className="gap" type="warning" showIcon title={t('roleStale')} />}
      {[...e, ...f].map((it) => (
        <Alert key={it.message} className="gap" type="error" showIcon title={it.message} />
      ))}
      <Form
        name="role"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          role ? { ...role, approvalLimit: role.approvalLimit?.amount } : { scope: 'ALL', permissions: [], readFields: [], writeFields: [] }
        }
        onFinish={onFinish}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={100} autoFocus={!role} />
        </Form.Item>
        <Form.Item name="scope" label={t('scopeOf')}>
          <Radio.Group options={(['OWN', 'TEAM', 'ALL'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} />
        </Form.Item>
        <Form.Item name="permissions" label={t('rights')}>
          <Checkbox.Group className="rights">
            {byArea(offered).map(({ area, verbs }) => (
              <fieldset key={area}>
                <legend>{t(`area.${area}`)}</legend>
                {verbs.map((verb) => (
                  <Checkbox key={verb} value={`${area}:${verb}`} disabled={!permissions.includes(`${area}:${verb}`)}>
                    {t(`can.${area}.${verb}`, { defaultValue: verb })}
                  </Checkbox>
                ))}
              </fieldset>
            ))}
          </Checkbox.Group>
        </Form.Item>
        {mayApprove && (
          <Form.Item name="approvalLimit" label={`${t('limit')} (${tenant.currency})`}>
            <InputNumber className="money" min={0} controls={false} />
          </Form.Item>
        )}
        {fields.length > 0 && (
          <>
            <Form.Item name="readFields" label={t('readFields')}>
              <Checkbox.Group options={fields} />
            </Form.Item>
            <Form.Item name="writeFields" label={t('writeFields')}>
              <Checkbox.Group options={fields} />
            </Form.Item>
          </>
        )}
      </Form>
    </Drawer>
  );
}
