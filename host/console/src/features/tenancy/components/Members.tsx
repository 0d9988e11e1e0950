import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { MembersDocument, type MembersQuery } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { SearchBox } from '../../../shared/SearchBox';
import { useListSearch } from '../../../shared/useListSearch';

type Row = NonNullable<NonNullable<MembersQuery['members']>['nodes']>[number];

/** The people who work in the company. */
export function Members() {
  const { t } = useTranslation('tenancy');
  const format = useFormat();
  const { search, set, page } = useListSearch();
  const { q } = search;
  const [{ data, fetching, error }, again] = useQuery({
    query: MembersDocument,
    variables: { ...page, where: q ? { or: [{ displayName: { icontains: q } }, { email: { icontains: q } }] } : {} },
  });
  const columns: Column<Row>[] = [
    { key: 'name', title: t('member'), render: (_, it) => <strong>{it.displayName}</strong> },
    { key: 'email', title: t('email'), dataIndex: 'email' },
    { key: 'joinedAt', title: t('joined'), render: (_, it) => <span className="num">{format.date(it.joinedAt)}</span> },
    { key: 'active', title: t('state'), render: (_, it) => (it.isActive ? t('active') : t('inactive')) },
  ];

  return (
    <>
      <div className="filters">
        <SearchBox label={t('searchMember')} value={q} onSearch={(text) => set({ q: text }, true)} />
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
          </>
        )}
        empty={<EmptyState title={t('noMembers')} />}
      />
    </>
  );
}
