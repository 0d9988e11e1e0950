import { DownloadOutlined } from '@ant-design/icons';
import { Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type CustomerPartsFragment, CustomerPersonalDataDocument } from '../../../gql/graphql';
import { useAuditWords } from '../../../shared/audit/useAuditWords';
import { download, toCsv } from '../../../shared/csv';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';
import { grouped, plain, rowsOf } from '../personalData';

/** All that is kept of a customer, to read and to take along as a file that he can open. */
export default function KeptData({ customer, onClose }: { customer: CustomerPartsFragment; onClose: () => void }) {
  const { t } = useTranslation(['customers', 'audit', 'common']);
  const format = useFormat();
  const { typeName, field } = useAuditWords([]);
  const [{ data, error }, again] = useQuery({
    query: CustomerPersonalDataDocument,
    variables: { id: customer.id },
    requestPolicy: 'network-only',
  });
  const records = data?.customerPersonalData?.records;
  const words = { type: typeName, field, time: format.dateTime, now: t('today'), hidden: t('audit:hidden') };
  const onDownload = () => {
    const head = [t('record'), t('recorded'), t('field'), t('value')];
    download(`${customer.code}.csv`, toCsv([head, ...rowsOf(records ?? [], words)]));
  };

  return (
    <Modal
      open
      width={680}
      title={t('personalOf', { name: customer.name })}
      okText={t('download')}
      okButtonProps={{ icon: <DownloadOutlined aria-hidden />, disabled: !records?.length }}
      cancelText={t('common:close')}
      onOk={onDownload}
      onCancel={onClose}
    >
      {error && !data && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {records?.length === 0 && <p className="muted flush">{t('nothingKept')}</p>}
      <div className="kept">
        {grouped(records ?? []).map(({ record: it, count }) => (
          <section key={`${it.objectId} ${it.recordedAt}`} className="sub">
            <h3>
              {typeName(it.objectType)}
              {count > 1 && <span className="muted num"> × {count}</span>}
              <span className="muted small"> {it.recordedAt ? t('until', { at: format.dateTime(it.recordedAt) }) : ''}</span>
            </h3>
            <dl className="facts">
              {it.fields.map(({ field: name, value }) => (
                <div key={name} className="sum-row">
                  <dt>{field(name)}</dt>
                  <dd>{value === null ? <span className="muted">{t('audit:hidden')}</span> : plain(value)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
