import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { DeleteRoleDocument, type RolePartsFragment, RolesDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { useCommand } from '../../../shared/useCommand';
import { useRoleName } from '../useRoleName';
import { RightsList } from './RightsList';
import { RoleDialog } from './RoleDialog';
import { WhoMay } from './WhoMay';

/** What each role may do, in words; the owner's can't be changed. */
export function Roles() {
  const { t } = useTranslation(['tenancy', 'common']);
  const { modal } = App.useApp();
  const mayManage = useCan()('tenancy:manage-roles');
  const roleName = useRoleName();
  const format = useFormat();
  const [editing, setEditing] = useState<RolePartsFragment | 'new' | null>(null);
  const [{ data }] = useQuery({ query: RolesDocument });
  const [remove] = useCommand(DeleteRoleDocument);
  if (!data) return <PageSkeleton />;

  const onRemove = (it: RolePartsFragment) =>
    modal.confirm({
      title: t('deleteRoleAsk', { name: roleName(it) }),
      okText: t('common:remove'),
      okButtonProps: { danger: true },
      onOk: () => remove({ input: { id: it.id, expectedVersion: it.version } }),
    });

  return (
    <>
      {mayManage && (
        <div className="filters">
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
            {t('addRole')}
          </Button>
        </div>
      )}
      <WhoMay roles={data.roles?.nodes ?? []} />
      <div className="roles">
        {data.roles?.nodes?.map((role) => (
          <section key={role.id} className="panel">
            <div className="panel-head">
              <h2>{roleName(role)}</h2>
              {mayManage && role.templateKey !== 'owner' && (
                <span className="row">
                  <Button size="small" type="text" aria-label={t('editRole', { name: roleName(role) })} onClick={() => setEditing(role)}>
                    {t('common:edit')}
                  </Button>
                  {!role.templateKey && (
                    <Button size="small" type="text" onClick={() => onRemove(role)}>
                      {t('common:remove')}
                    </Button>
                  )}
                </span>
              )}
            </div>
            <div className="panel-body">
              <dl className="facts">
                <div className="sum-row">
                  <dt>{t('scopeOf')}</dt>
                  <dd>{t(`scope.${role.scope}`)}</dd>
                </div>
                {role.permissions.includes('orders:approve') && (
                  <div className="sum-row">
                    <dt>{t('limit')}</dt>
                    <dd className="num">{role.approvalLimit ? format.money(role.approvalLimit) : t('anyAmount')}</dd>
                  </div>
                )}
                <RightsList permissions={role.permissions} />
              </dl>
            </div>
          </section>
        ))}
      </div>
      {editing && <RoleDialog role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
