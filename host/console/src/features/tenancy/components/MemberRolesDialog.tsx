import { Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type MemberPartsFragment, RolesDocument, SetMemberRolesDocument } from '../../../gql/graphql';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';
import { useRoleName } from '../useRoleName';
import { RoleChoice } from './RoleChoice';

type Values = { roleIds: string[] };

const formOf = ({ roles }: MemberPartsFragment): Values => ({ roleIds: (roles ?? []).map((it) => it.id) });

export function MemberRolesDialog({ member, onClose }: { member: MemberPartsFragment; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const [{ data }] = useQuery({ query: RolesDocument });
  const nameOf = (id: string) => {
    const role = data?.roles?.nodes?.find((it) => it.id === id);

    return role ? roleName(role) : id;
  };
  const conflict = useConflict<Values, MemberPartsFragment>({
    form,
    from: member,
    fields: [{ key: 'roleIds', label: t('part.roles'), say: (ids: string[] = []) => ids.map(nameOf).join(t('common:comma')) }],
    toForm: formOf,
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: onClose,
  });
  const [set, { isBusy, refusals }] = useCommand(SetMemberRolesDocument, { isQuiet: true, onRefusal: conflict.onRefusal });
  const save = async ({ roleIds }: Values, expectedVersion = member.version) => {
    if (await set({ input: { id: member.id, expectedVersion, roleIds } })) onClose();
  };

  return (
    <Modal
      open
      title={t('rolesOf', { name: member.displayName })}
      okText={t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={520}
    >
      <Refusals of={refusals} />
      <Form name="memberRoles" form={form} initialValues={formOf(member)} onFinish={(values) => void save(values)}>
        <Form.Item name="roleIds" noStyle>
          <RoleChoice />
        </Form.Item>
      </Form>
      {conflict.dialog}
    </Modal>
  );
}
