import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type ApiClientPartsFragment, ApiClientsDocument } from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { StatusTag } from '../../../shared/StatusTag';
import { useListSearch } from '../../../shared/useListSearch';
import { lastMoment, sortOf, stateOf } from '../apiClient';
import { byArea } from '../permissions';

const NewClient = lazy(() => import('./NewClient'));
const ClientDrawer = lazy(() => import('./ClientDrawer'));

/** Programs that may use the API, each with its own rights. */
export function ApiClients() {
  const { t } = useTranslation(['tenancy', 'common']);
  const format = useFormat();
  const { search, set, page } = useListSearch();
  const [isAdding, setAdding] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({ query: ApiClientsDocument, variables: page });
  const now = new Date();
  const open = data?.apiClients?.nodes?.find((it) => it.id === search.client);
  const show = (client?: string) => set({ client, after: search.after, before: search.before }, true);
  const areas = (it: ApiClientPartsFragment) =>
    byArea(it.permissions)
      .map(({ area }) => t(`area.${area}`))
      .join(t('common:comma'));
  const lastUsed = (it: ApiClientPartsFragment) => (it.lastUsedAt ? format.short(it.lastUsedAt) : t('neverUsed'));

  const columns: Column<ApiClientPartsFragment>[] = [
    {
      key: 'name',
      title: t('client'),
      render: (_, it) => (
        <Button type="link" className="cell-link" onClick={() => show(it.id)}>
          {it.name}
        </Button>
      ),
    },
    { key: 'sort', title: t('clientSort'), render: (_, it) => t(`sort.${sortOf(it)}`) },
    { key: 'rights', title: t('mayIn'), responsive: ['lg'], render: (_, it) => <span className="clamp">{areas(it)}</span> },
    { key: 'lastUsed', title: t('lastUsed'), render: (_, it) => <span className="num nowrap">{lastUsed(it)}</span> },
    {
      key: 'expires',
      title: t('expiresOn'),
      render: (_, it) => <span className="num nowrap">{it.expiresAt ? format.date(lastMoment(it.expiresAt)) : t('never')}</span>,
    },
    { key: 'state', title: t('state'), render: (_, it) => <StatusTag kind="ClientState" value={stateOf(it, now).toUpperCase()} /> },
  ];

  return (
    <>
      <div className="filters">
        <span className="muted grow">{t('clientsHint')}</span>
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
        onRow={(it) => show(it.id)}
        card={(it) => (
          <>
            <span className="row between">
              <strong className="clip">{it.name}</strong>
              <StatusTag kind="ClientState" value={stateOf(it, now).toUpperCase()} />
            </span>
            <span className="muted">{t(`sort.${sortOf(it)}`)}</span>
            <span className="muted small">{t('common:pair', { name: t('lastUsed'), value: lastUsed(it) })}</span>
          </>
        )}
        empty={<EmptyState title={t('noClients')} hint={t('noClientsHint')} />}
      />
      <Suspense fallback={null}>
        {isAdding && <NewClient onClose={() => setAdding(false)} />}
        {open && <ClientDrawer client={open} onClose={() => show()} />}
      </Suspense>
    </>
  );
}
