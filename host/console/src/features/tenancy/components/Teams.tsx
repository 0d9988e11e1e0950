import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { DeleteTeamDocument, type TeamPartsFragment, TeamsDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import type { Column } from '../../../shared/Grid';
import { useCommand } from '../../../shared/useCommand';
import { useListSearch } from '../../../shared/useListSearch';
import { TeamDialog } from './TeamDialog';

/** Who works with whom: members of a team see each other's records, where their role says "the team's records". */
export function Teams() {
  const { t } = useTranslation(['tenancy', 'common']);
  const { modal } = App.useApp();
  const mayManage = useCan()('tenancy:manage-members');
  const { page } = useListSearch();
  const [editing, setEditing] = useState<TeamPartsFragment | 'new' | null>(null);
  const [{ data, fetching, error }, again] = useQuery({ query: TeamsDocument, variables: page });
  const [remove] = useCommand(DeleteTeamDocument);

  const names = (it: TeamPartsFragment) =>
    it.members?.length ? (
      it.members.map((member) => member.displayName).join(t('common:comma'))
    ) : (
      <span className="muted">{t('teamEmpty')}</span>
    );
  const onRemove = (it: TeamPartsFragment) =>
    modal.confirm({
      title: t('deleteTeamAsk', { name: it.name }),
      content: t('deleteTeamHint'),
      okText: t('common:remove'),
      okButtonProps: { danger: true },
      onOk: () => remove({ input: { id: it.id, expectedVersion: it.version } }),
    });
  const actions = (it: TeamPartsFragment) => (
    <span className="row end">
      <Button size="small" type="text" aria-label={t('editTeam', { name: it.name })} onClick={() => setEditing(it)}>
        {t('common:edit')}
      </Button>
      <Button size="small" type="text" aria-label={t('removeTeam', { name: it.name })} onClick={() => onRemove(it)}>
        {t('common:remove')}
      </Button>
    </span>
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
      {t('addTeam')}
    </Button>
  );

  const columns: Column<TeamPartsFragment>[] = [
    { key: 'name', title: t('name'), render: (_, it) => <strong>{it.name}</strong> },
    { key: 'members', title: t('part.members'), render: (_, it) => names(it) },
    ...(mayManage
      ? [{ key: 'do', title: t('common:edit'), align: 'right' as const, render: (_: undefined, it: TeamPartsFragment) => actions(it) }]
      : []),
  ];

  return (
    <>
      <div className="filters">
        <span className="muted grow">{t('teamsHint')}</span>
        {mayManage && (data?.teams?.nodes?.length ?? 0) > 0 && add}
      </div>
      <DataList
        label={t('part.teams')}
        columns={columns}
        connection={data?.teams}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <strong>{it.name}</strong>
            <span>{names(it)}</span>
            {mayManage && actions(it)}
          </>
        )}
        empty={
          <EmptyState icon={<TeamOutlined />} title={t('noTeams')} hint={t('noTeamsHint')}>
            {mayManage && add}
          </EmptyState>
        }
      />
      {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
