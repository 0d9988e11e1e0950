import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { useCan, useSession } from '../../../app/session';
import {
  DeactivateMemberDocument,
  MeDocument,
  type MemberPartsFragment,
  MembersDocument,
  ReactivateMemberDocument,
  RolesOfMemberDocument,
  TransferOwnershipDocument,
} from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { SearchBox } from '../../../shared/SearchBox';
import { useCommand } from '../../../shared/useCommand';
import { useListSearch } from '../../../shared/useListSearch';
import { useUndo } from '../../../shared/useUndo';
import { useRoleName } from '../useRoleName';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { MemberRolesDialog } from './MemberRolesDialog';

/** The people who work in the company, and those who are asked to. */
export function Members() {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message, modal } = App.useApp();
  const client = useClient();
  const { memberId } = useSession();
  const mayManage = useCan()('tenancy:manage-members');
  const roleName = useRoleName();
  const format = useFormat();
  const { search, set, page } = useListSearch();
  const { q } = search;
  const [isInviting, setInviting] = useState(false);
  const [editing, setEditing] = useState<MemberPartsFragment | null>(null);
  const [deactivate] = useCommand(DeactivateMemberDocument);
  const [reactivate] = useCommand(ReactivateMemberDocument);
  const [transfer] = useCommand(TransferOwnershipDocument);
  const [{ data: own }] = useQuery({ query: RolesOfMemberDocument, variables: { id: memberId ?? '' }, pause: !memberId || !mayManage });
  const isOwner = (it: { roles?: readonly { templateKey?: string | null }[] | null }) =>
    it.roles?.some((role) => role.templateKey === 'owner') ?? false;
  const amOwner = own?.node?.__typename === 'Member' && isOwner(own.node);
  const [{ data, fetching, error }, again] = useQuery({
    query: MembersDocument,
    variables: { ...page, where: q ? { or: [{ displayName: { icontains: q } }, { email: { icontains: q } }] } : {} },
  });
  const rolesOf = (it: MemberPartsFragment) => (it.roles ?? []).map(roleName).join(t('common:comma'));
  const undo = useUndo();
  const input = (it: MemberPartsFragment) => ({ id: it.id, expectedVersion: it.version });
  const setActive = async (it: MemberPartsFragment, wanted: boolean) => {
    const now = (await (wanted ? reactivate({ input: input(it) }) : deactivate({ input: input(it) })))?.member;
    if (!now) return;

    undo(t(wanted ? 'isBack' : 'isAside', { name: it.displayName }), () =>
      wanted ? deactivate({ input: input(now) }) : reactivate({ input: input(now) }),
    );
  };
  const putAside = (it: MemberPartsFragment) =>
    modal.confirm({
      title: t('putAsideAsk', { name: it.displayName }),
      content: t('putAsideHint'),
      okText: t('putAside'),
      okButtonProps: { danger: true },
      onOk: () => setActive(it, false),
    });
  const handOver = (it: MemberPartsFragment) =>
    modal.confirm({
      title: t('handOverAsk', { name: it.displayName }),
      content: t('handOverHint', { name: it.displayName }),
      okText: t('handOver'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (!(await transfer({ input: { memberId: it.id } }))) return;

        // One's own rights are fewer now: the menu and the buttons follow.
        await client.query(MeDocument, {}, { requestPolicy: 'network-only' }).toPromise();
        void message.success(t('handedOver', { name: it.displayName }));
      },
    });
  const actions = (it: MemberPartsFragment) => (
    <span className="row end">
      <Button size="small" type="text" onClick={() => setEditing(it)}>
        {t('part.roles')}
      </Button>
      {amOwner && it.id !== memberId && it.isActive && !isOwner(it) && (
        <Button size="small" type="text" onClick={() => handOver(it)}>
          {t('handOver')}
        </Button>
      )}
      {it.id !== memberId &&
        (it.isActive ? (
          <Button size="small" type="text" onClick={() => putAside(it)}>
            {t('putAside')}
          </Button>
        ) : (
          <Button size="small" type="text" onClick={() => void setActive(it, true)}>
            {t('takeBack')}
          </Button>
        ))}
    </span>
  );

  const columns: Column<MemberPartsFragment>[] = [
    { key: 'name', title: t('member'), render: (_, it) => <strong>{it.displayName}</strong> },
    { key: 'email', title: t('email'), dataIndex: 'email' },
    { key: 'roles', title: t('part.roles'), render: (_, it) => rolesOf(it) },
    {
      key: 'joinedAt',
      title: t('joined'),
      responsive: ['lg'],
      render: (_, it) => <span className="num nowrap">{format.date(it.joinedAt)}</span>,
    },
    { key: 'active', title: t('state'), render: (_, it) => (it.isActive ? t('active') : <span className="muted">{t('inactive')}</span>) },
    ...(mayManage
      ? [{ key: 'do', title: t('common:edit'), align: 'right' as const, render: (_: undefined, it: MemberPartsFragment) => actions(it) }]
      : []),
  ];

  return (
    <>
      <div className="filters">
        <SearchBox label={t('searchMember')} value={q} onSearch={(text) => set({ q: text }, true)} />
        <span className="grow" />
        {mayManage && (
          <Button type="primary" onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )}
      </div>
      <DataList
        label={t('part.members')}
        columns={columns}
        connection={data?.members}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <strong>{it.displayName}</strong>
            <span className="muted">{it.email}</span>
            <span>{rolesOf(it)}</span>
            {mayManage && actions(it)}
          </>
        )}
        empty={<EmptyState title={t('noMembers')} />}
      />
      {mayManage && <Invitations />}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {editing && <MemberRolesDialog member={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
