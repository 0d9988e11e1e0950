import { Button, Checkbox, Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session';
import { CreateRoleDocument, type DataScope, RoleChoicesDocument, type RolePartsFragment, UpdateRoleDocument } from '../../../gql/graphql';
import { digitsOf } from '../../../shared/currencies';
import { useFormat } from '../../../shared/format';
import { useNumberRule } from '../../../shared/NumberBox';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { every } from '../permissions';
import { ApprovalLimit } from './ApprovalLimit';
import { RightsChoice } from './RightsChoice';
import { RolePreview, type RoleValues } from './RolePreview';

type Values = RoleValues;

const formOf = ({ name, scope, permissions, approvalLimit, readFields, writeFields }: RolePartsFragment): Values => ({
  name,
  scope,
  approvalLimit: approvalLimit?.amount ?? null,
  permissions: [...permissions],
  readFields: [...readFields],
  writeFields: [...writeFields],
});

/** A role in plain words: whose records, which rights, up to which amount, and which fields it sees. */
export function RoleDialog({ role, onClose }: { role: RolePartsFragment | null; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { permissions, tenant } = useSession();
  const format = useFormat();
  const rule = useNumberRule();
  const [form] = Form.useForm<Values>();
  const [{ data }] = useQuery({ query: RoleChoicesDocument });
  const [create, { isBusy: a, refusals: e }] = useCommand(CreateRoleDocument, { form, isQuiet: true });
  // A sentence of the schema, here a name among others.
  const fieldName = (name: string) =>
    name === every ? t('everyField') : (data?.guardedFields?.find((it) => it.name === name)?.description.replace(/[.。]$/, '') ?? name);
  const rightName = (name: string) => {
    const [area, verb] = name.split(':');

    return t('common:pair', { name: t(`area.${area}`), value: t(`can.${area}.${verb}`, { defaultValue: verb }) });
  };
  // Of a list only what the other one lacks.
  const beyond =
    (nameOf: (name: string) => string) =>
    (value: string[] = [], other: string[] = []) =>
      value
        .filter((it) => !other.includes(it))
        .map((it) => `+ ${nameOf(it)}`)
        .join('\n');
  const conflict = useConflict<Values, RolePartsFragment>({
    form,
    from: role,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'scope', label: t('scopeOf'), say: (it: DataScope) => t(`scope.${it}`) },
      { key: 'permissions', label: t('rights'), say: beyond(rightName) },
      {
        key: 'approvalLimit',
        label: t('limit'),
        say: (it?: number) => (it === undefined ? t('anyAmount') : format.money({ amount: it, currency: tenant.currency })),
      },
      { key: 'readFields', label: t('readFields'), say: beyond(fieldName) },
      { key: 'writeFields', label: t('writeFields'), say: beyond(fieldName) },
    ],
    toForm: formOf,
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: onClose,
  });
  const [update, { isBusy: b, refusals: f }] = useCommand(UpdateRoleDocument, { form, isQuiet: true, onRefusal: conflict.onRefusal });
  // Nobody gives what he lacks; what the role has already stays to be seen.
  const offered = [...new Set([...permissions, ...(role?.permissions ?? [])])];
  const entered = Form.useWatch([], form) as Values | undefined;
  const mayApprove = entered?.permissions?.includes('orders:approve');

  const save = async ({ approvalLimit, ...values }: Values, expectedVersion = role?.version ?? 0) => {
    const limit = approvalLimit === null ? { hasNoApprovalLimit: true } : { approvalLimit };
    const done = role
      ? await update({ input: { ...values, ...(mayApprove ? { approvalLimit } : {}), id: role.id, expectedVersion } })
      : await create({ input: { ...values, ...(mayApprove ? limit : {}) } });
    if (done) onClose();
  };
  const guarded = (data?.guardedFields ?? []).map(({ name }) => ({ value: name, label: fieldName(name) }));
  const fields = [{ value: every, label: fieldName(every) }, ...guarded];

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
      <Refusals of={[...e, ...f]} />
      <Form
        name="role"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={role ? formOf(role) : { scope: 'ALL', approvalLimit: 0, permissions: [], readFields: [], writeFields: [] }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={100} autoFocus={!role} />
        </Form.Item>
        <Form.Item name="scope" label={t('scopeOf')}>
          <Radio.Group options={(['OWN', 'TEAM', 'ALL'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} />
        </Form.Item>
        <Form.Item name="permissions" label={t('rights')}>
          <RightsChoice offered={offered} held={permissions} />
        </Form.Item>
        {mayApprove && (
          <Form.Item
            name="approvalLimit"
            label={`${t('limit')} (${tenant.currency})`}
            rules={[
              { validator: async (_, it?: number | null) => (it === undefined ? Promise.reject(t('common:needed')) : undefined) },
              rule({ min: 0, max: 1_000_000_000, digits: digitsOf(tenant.currency) }),
            ]}
          >
            <ApprovalLimit />
          </Form.Item>
        )}
        <Form.Item name="readFields" label={t('readFields')}>
          <Checkbox.Group options={fields} />
        </Form.Item>
        <Form.Item name="writeFields" label={t('writeFields')}>
          <Checkbox.Group options={fields} />
        </Form.Item>
      </Form>
      {entered && <RolePreview role={entered} fields={guarded} />}
      {conflict.dialog}
    </Drawer>
  );
}
