import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MemberPartsFragment, SetMemberRolesDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';
import { RoleChoice } from './RoleChoice';

export function MemberRolesDialog({ member, onClose }: { member: MemberPartsFragment; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const [roleIds, setRoleIds] = useState((member.roles ?? []).map((it) => it.id));
  const [save, { isBusy, refusals }] = useCommand(SetMemberRolesDocument, { isQuiet: true });
  const onSave = async () => {
    if (await save({ input: { id: member.id, expectedVersion: member.version, roleIds } })) onClose();
  };

  return (
    <Modal
      open
      title={t('rolesOf', { name: member.displayName })}
      okText={t('common:save')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => void onSave()}
      onCancel={onClose}
      width={520}
    >
      {refusals.map((it) => (
        <Alert key={it.message} className="gap" type="error" showIcon title={it.message} />
      ))}
      <RoleChoice value={roleIds} onChange={setRoleIds} />
    </Modal>
  );
}
