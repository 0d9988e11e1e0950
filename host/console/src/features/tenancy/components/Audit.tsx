import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan, useSession } from '../../../app/session';
import { AuditEntriesDocument, type AuditPartsFragment, AuditPeopleDocument } from '../../../gql/graphql';
import { Changes } from '../../../shared/audit/Changes';
import { pageOf } from '../../../shared/audit/readAudit';
import { type AuditWords, useAuditWords } from '../../../shared/audit/useAuditWords';
import { DataList } from '../../../shared/DataList';
import { DateFilter } from '../../../shared/DateFilter';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { PageLink } from '../../../shared/PageLink';
import { listed, useListSearch } from '../../../shared/useListSearch';
import { auditKeys, toAuditFilter } from '../auditSearch';
import { AuditCheck } from './AuditCheck';
import { RecordBox } from './RecordBox';

// What a person looks for; parts are found with their whole.
const types = [
  'Order',
  'Fulfillment',
  'Receipt',
  'SalesReturn',
  'Customer',
  'Product',
  'Variant',
  'StockLevel',
  'GoodsReceipt',
  'StockAdjustment',
  'Warehouse',
  'ImportJob',
  'Member',
  'Invitation',
  'Role',
  'Team',
  'ApiClient',
  'Tenant',
  'NumberPattern',
  'PlanLimit',
];

/** Who changed what, when, and by which operation; and whether the log itself was touched. */
export function Audit() {
  const { t } = useTranslation(['audit', 'common']);
  const can = useCan();
  const { tenant } = useSession();
  const format = useFormat();
  const { search, set, page } = useListSearch();
  const rights = { members: can('tenancy:read-members'), clients: can('tenancy:manage-clients') };
  const [{ data, fetching, error }, again] = useQuery({
    query: AuditEntriesDocument,
    variables: { ...page, where: toAuditFilter(search, tenant.timeZone), ...rights },
  });
  const words = useAuditWords(data?.auditEntries?.nodes ?? []);
  const isFiltered = auditKeys.some((key) => search[key]);

  const columns: Column<AuditPartsFragment>[] = [
    {
      key: 'at',
      title: t('at'),
      render: (_, it) => (
        <>
          <span className="num nowrap" title={t('entry', { number: it.sequence })}>
            {format.dateTime(it.at)}
          </span>
          <div className="muted small under-lg">{words.who(it)}</div>
        </>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      responsive: ['lg'],
      render: (_, it) => (
        <>
          {words.who(it)}
          {it.networkAddress && <div className="muted small num">{it.networkAddress}</div>}
        </>
      ),
    },
    { key: 'what', title: t('what'), render: (_, it) => <What entry={it} words={words} /> },
    { key: 'changes', title: t('changes'), render: (_, it) => <Changes entry={it} words={words} /> },
  ];

  return (
    <div className="audit">
      <div className="filters">
        <span className="muted grow">{t('hint')}</span>
        <AuditCheck />
      </div>
      <Filters words={words} rights={rights} isFiltered={isFiltered} />
      <DataList
        label={t('tenancy:part.audit')}
        columns={columns}
        connection={data?.auditEntries}
        isLoading={fetching}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
        card={(it) => (
          <>
            <What entry={it} words={words} />
            <span className="muted small num">
              {format.dateTime(it.at)} · {words.who(it)}
            </span>
            <Changes entry={it} words={words} />
          </>
        )}
        empty={
          isFiltered ? (
            <EmptyState title={t('noneMatch')} hint={t('noneMatchHint')}>
              <Button onClick={() => set(Object.fromEntries(auditKeys.map((key) => [key, undefined])))}>{t('common:clearFilters')}</Button>
            </EmptyState>
          ) : (
            <EmptyState title={t('none')} hint={t('noneHint')} />
          )
        }
      />
    </div>
  );
}

function What({ entry, words }: { entry: AuditPartsFragment; words: AuditWords }) {
  const name = words.nameOf(entry.objectId);
  const page = pageOf(entry.objectType, entry.objectId);
  const text = [words.typeName(entry.objectType), name].filter(Boolean).join(' ');

  return (
    <div>
      <strong className="change-what">{words.operation(entry.operation)}</strong>
      {page && name ? <PageLink to={page}>{text}</PageLink> : <span className="muted">{text}</span>}
    </div>
  );
}

function Filters({
  words,
  rights,
  isFiltered,
}: {
  words: AuditWords;
  rights: { members: boolean; clients: boolean };
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation(['audit', 'common']);
  const { search, set } = useListSearch();
  const [{ data }] = useQuery({ query: AuditPeopleDocument, variables: rights, pause: !rights.members && !rights.clients });
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, i18n.language);
  const operations = Object.entries((i18n.getResourceBundle(i18n.language, 'audit') as { operation: Record<string, string> }).operation)
    .map(([value, label]) => ({ value, label }))
    .sort(byLabel);
  const people = [
    ...(data?.members?.nodes ?? []).map((it) => ({ value: it.id, label: it.displayName })),
    ...(data?.apiClients?.nodes ?? []).map((it) => ({ value: it.id, label: it.name })),
  ];
  const choices = [
    { key: 'type', label: t('anyType'), options: types.map((value) => ({ value, label: words.typeName(value) })) },
    { key: 'op', label: t('anyOperation'), options: operations },
    ...(people.length > 0 ? [{ key: 'who', label: t('anybody'), options: people }] : []),
  ];

  const nameOfObject = search.object ? words.nameOf(listed(search.object)[0] ?? '') : null;

  return (
    <div className="filters">
      <RecordBox value={search.object} name={nameOfObject} onPick={(object) => set({ object })} />
      {choices.map((it) => (
        <Select
          key={it.key}
          className="filter"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          aria-label={it.label}
          placeholder={it.label}
          value={search[it.key]}
          options={it.options}
          onChange={(chosen: string | undefined) => set({ [it.key]: chosen })}
        />
      ))}
      <DateFilter from={search.from} to={search.to} label={t('at')} onChange={(from, to) => set({ from, to })} />
      {isFiltered && (
        <Button type="text" onClick={() => set(Object.fromEntries(auditKeys.map((key) => [key, undefined])))}>
          {t('common:clearFilters')}
        </Button>
      )}
    </div>
  );
}
