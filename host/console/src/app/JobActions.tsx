import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CancelImportDocument } from '../gql/graphql';
import { download } from '../shared/csv';
import { rejectedBytes } from '../shared/rejected';
import { useCommand } from '../shared/useCommand';
import { isUnderWay, type Job } from './jobs';

/** What there is to do about an import without leaving the page one is on. */
export function JobActions({ job }: { job: Job }) {
  const { t } = useTranslation(['orders', 'common']);
  const client = useClient();
  const { message } = App.useApp();
  const [cancel, { isBusy }] = useCommand(CancelImportDocument);
  const [isLoading, setLoading] = useState(false);
  const mayTakeRows = job.errorCount > 0 && !isUnderWay(job);

  if (!mayTakeRows && !job.allowed.includes('cancelImport')) return null;

  const onRows = async () => {
    setLoading(true);
    const bytes = await rejectedBytes(client, job.id);
    setLoading(false);
    if (bytes) download('rows-to-mend.csv', bytes);
    else void message.warning(t('import.fileGone'), 8);
  };

  return (
    <span className="row wrap">
      {job.allowed.includes('cancelImport') && (
        <Button size="small" loading={isBusy} onClick={() => void cancel({ input: { id: job.id } })}>
          {job.status === 'RUNNING' ? t('import.stop') : t('import.cancel')}
        </Button>
      )}
      {mayTakeRows && (
        <Button size="small" loading={isLoading} onClick={() => void onRows()}>
          {t('import.download')}
        </Button>
      )}
    </span>
  );
}
