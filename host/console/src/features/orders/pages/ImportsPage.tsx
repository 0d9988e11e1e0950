import { ImportOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Select, Upload } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLiveQuery } from '../../../app/live';
import {
  type ImportJobPartsFragment,
  ImportJobsDocument,
  type ImportProfilePartsFragment,
  ImportProfilesDocument,
  type ImportStatus,
} from '../../../gql/graphql';
import { DataList } from '../../../shared/DataList';
import { EmptyState } from '../../../shared/EmptyState';
import { useFormat } from '../../../shared/format';
import type { Column } from '../../../shared/Grid';
import { ListViews } from '../../../shared/ListViews';
import { PageHeader } from '../../../shared/PageHeader';
import { PageLink } from '../../../shared/PageLink';
import { StatusTag } from '../../../shared/StatusTag';
import { useColumns } from '../../../shared/useColumns';
import { joined, listed, useListSearch } from '../../../shared/useListSearch';
import { useGo } from '../../../shared/usePageLink';
import { ALL, useViews, type ViewedList } from '../../../shared/useViews';
import { decode, encodingOf, headerOf } from '../imports/header';
import { importPath, useSendFile } from '../imports/useSendFile';

const MappingDialog = lazy(() => import('../imports/MappingDialog'));

const LIST: ViewedList = { name: 'imports', filters: ['status'], builtIn: [ALL] };
const statuses: ImportStatus[] = ['UPLOADED', 'VALIDATING', 'READY', 'INVALID', 'RUNNING', 'PARTIAL', 'FAILED', 'DONE', 'CANCELLED'];

/** Files of orders: a new one, and those before. */
export function ImportsPage() {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const format = useFormat();
  const go = useGo();
  const { search, set, page } = useListSearch();
  const chosen = listed(search.status) as ImportStatus[];
  const [{ data, fetching, error }, again] = useLiveQuery(
    { query: ImportJobsDocument, variables: { ...page, where: chosen.length ? { status: { in: chosen } } : {} } },
    'imports',
  );
  const columns: Column<ImportJobPartsFragment>[] = [
    {
      key: 'createdAt',
      title: t('import.at'),
      render: (_, it) => (
        <span className="nowrap">
          <PageLink to={importPath(it.id)}>{format.dateTime(it.createdAt)}</PageLink>
        </span>
      ),
    },
    { key: 'file', title: t('import.file'), render: (_, it) => <span className="file-name">{it.fileName}</span> },
    { key: 'profile', title: t('import.profile'), dataIndex: 'profileName' },
    { key: 'status', title: t('status'), render: (_, it) => <StatusTag kind="ImportStatus" value={it.status} /> },
    {
      key: 'rows',
      title: t('import.rows'),
      align: 'right',
      render: (_, it) => <span className="num">{format.quantity(it.rowsRead)}</span>,
    },
    {
      key: 'rejected',
      title: t('import.rejected'),
      align: 'right',
      render: (_, it) => <span className={it.rowsRejected > 0 ? 'num warn' : 'num muted'}>{format.quantity(it.rowsRejected)}</span>,
    },
    { key: 'by', title: t('import.by'), responsive: ['lg'], dataIndex: 'actorName' },
    {
      key: 'documents',
      title: t('import.documentsDone'),
      align: 'right',
      isExtra: true,
      render: (_, it) => <span className="num">{format.quantity(it.documentsDone)}</span>,
    },
    { key: 'channel', title: t('fact.channel'), isExtra: true, dataIndex: 'channel' },
    {
      key: 'finishedAt',
      title: t('import.finishedAt'),
      isExtra: true,
      render: (_, it) => <span className="num nowrap">{it.finishedAt && format.short(it.finishedAt)}</span>,
    },
  ];
  const views = useViews(LIST);
  const { shown, chooser } = useColumns(views, columns);

  return (
    <>
      <PageHeader title={t('import.title')} />
      <div className="stack">
        <NewImport />
        <div>
          <ListViews views={views} chooser={chooser} />
          <div className="filters">
            <Select
              className="filter"
              mode="multiple"
              allowClear
              showSearch={false}
              maxTagCount="responsive"
              aria-label={t('status')}
              placeholder={t('status')}
              value={chosen}
              options={statuses.map((value) => ({ value, label: t(`words:ImportStatus.${value}`) }))}
              onChange={(values) => set({ status: joined(values) })}
            />
          </div>
          <DataList
            label={t('import.title')}
            columns={shown}
            connection={data?.importJobs}
            isLoading={fetching}
            error={error}
            onRetry={() => again({ requestPolicy: 'network-only' })}
            onRow={(it) => go(importPath(it.id))}
            card={(it) => (
              <>
                <span className="row between">
                  <strong className="clip">{it.fileName ?? format.short(it.createdAt)}</strong>
                  <StatusTag kind="ImportStatus" value={it.status} />
                </span>
                {it.fileName && <span className="muted num">{format.short(it.createdAt)}</span>}
                <span className="muted num">
                  {t('import.rowsOf', { rows: format.quantity(it.rowsRead), rejected: format.quantity(it.rowsRejected) })}
                </span>
              </>
            )}
            empty={
              chosen.length > 0 ? (
                <EmptyState title={t('import.noneMatch')}>
                  <Button onClick={() => set({ status: undefined })}>{t('common:clearFilters')}</Button>
                </EmptyState>
              ) : (
                <EmptyState icon={<ImportOutlined />} title={t('import.none')} hint={t('import.noneHint')} />
              )
            }
          />
        </div>
      </div>
    </>
  );
}

function NewImport() {
  const { t, i18n } = useTranslation(['orders', 'common']);
  const [{ data }] = useQuery({ query: ImportProfilesDocument });
  const profiles = data?.importProfiles ?? [];
  const [chosen, setChosen] = useState<string>();
  const [file, setFile] = useState<File>();
  const [sample, setSample] = useState<ArrayBuffer>();
  const [mapping, setMapping] = useState<'new' | ImportProfilePartsFragment | null>(null);
  const upload = useSendFile();
  const { isSending, refusal, refusals } = upload;
  const profile = chosen ?? profiles.find((it) => !it.isBuiltIn)?.name ?? profiles[0]?.name;
  const own = profiles.find((it) => it.name === profile && !it.isBuiltIn);
  const columns = sample && headerOf(decode(sample, encodingOf(sample, i18n.language))).columns;

  const take = async (picked: File) => {
    setFile(picked);
    upload.forget();
    setSample(/\.gz$/i.test(picked.name) ? undefined : await picked.slice(0, 65536).arrayBuffer());
  };
  const send = (name = profile) => void (file && name && upload.send(file, file.name, name));

  return (
    <section className="panel pad stack tight">
      <h2>{t('import.new')}</h2>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.gz"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(picked) => {
          void take(picked);

          return false;
        }}
      >
        <p className="drop-icon" aria-hidden>
          <InboxOutlined />
        </p>
        <p>{file ? file.name : t('import.drop')}</p>
        <p className="muted small">{columns ? t('import.found', { columns: columns.join(t('common:comma')) }) : t('import.dropHint')}</p>
      </Upload.Dragger>
      {[refusal, ...refusals.map((it) => it.message)].filter(Boolean).map((text) => (
        <Alert key={text} type="error" showIcon title={text} />
      ))}
      <div className="row wrap">
        <Select
          className="profile"
          aria-label={t('import.profile')}
          placeholder={t('import.profile')}
          value={profile}
          options={profiles.map((it) => ({ value: it.name, label: it.isBuiltIn ? t('import.builtIn', { name: it.name }) : it.name }))}
          onChange={setChosen}
        />
        <Button disabled={!sample} onClick={() => setMapping('new')}>
          {t('import.map')}
        </Button>
        {own && <Button onClick={() => setMapping(own)}>{t('import.change')}</Button>}
        <span className="grow" />
        <Button type="primary" disabled={!file || !profile} loading={isSending} onClick={() => void send()}>
          {t('import.check')}
        </Button>
      </div>
      {mapping && (
        <Suspense fallback={null}>
          <MappingDialog
            sample={sample}
            profile={mapping === 'new' ? undefined : mapping}
            names={profiles.map((it) => it.name)}
            onClose={() => setMapping(null)}
            onSaved={(name) => {
              setMapping(null);
              setChosen(name);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
