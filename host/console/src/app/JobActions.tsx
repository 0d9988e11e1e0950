import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CancelImportDocument } from '../gql/graphql';
import { useRejectedRows } from '../shared/rejected';
import { useCommand } from '../shared/useCommand';
import { isUnderWay, type Job } from './jobs';

/** What there is to do about an import without leaving the page one is on. */
export function JobActions({ job }: { job: Job }) {
  const { t } = useTranslation(['orders', 'common']);
  const [cancel, { isBusy }] = useCommand(CancelImportDocument);
  const [take, { isBusy: isTaking }] = useRejectedRows(job.id);
  const mayTakeRows = job.errorCount > 0 && !isUnderWay(job);

  if (!mayTakeRows && !job.allowed.includes('cancelImport')) return null;

  return (
    <span className="row wrap">
      {job.allowed.includes('cancelImport') && (
        <Button size="small" loading={isBusy} onClick={() => void cancel({ input: { id: job.id } })}>
          {job.status === 'RUNNING' ? t('import.stop') : t('import.cancel')}
        </Button>
      )}
      {mayTakeRows && (
        <Button size="small" loading={isTaking} onClick={() => void take()}>
          {t('import.download')}
        </Button>
      )}
    </span>
  );
}
