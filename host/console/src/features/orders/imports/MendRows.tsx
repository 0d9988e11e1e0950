import { Alert, Button, Input, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client, useClient } from 'urql';
import {
  ImportErrorsDocument,
  type ImportErrorsQuery,
  type ImportJobPartsFragment,
  type ImportProfilePartsFragment,
  ImportProfilesDocument,
} from '../../../gql/graphql';
import { Refusals } from '../../../shared/Refusals';
import { rejectedBytes } from '../../../shared/rejected';
import { Scroll } from '../../../shared/Scroll';
import { useAskLeave, useUnsaved } from '../../../shared/useUnsaved';
import { bytesOf, parseRows, textOf, writeRows } from './rows';
import { useSendFile } from './useSendFile';

/** As many as anybody mends by hand; of more a spreadsheet is the better place. */
const MOST = 200;

type Fault = NonNullable<NonNullable<ImportErrorsQuery['importErrors']>['nodes']>[number];
type Read = { layout: ImportProfilePartsFragment['layout']; head: string[]; rows: string[][]; faults: Fault[][] };

/** What is wrong with the first rows, by the line of the file. */
async function faultsOf(client: Client, id: string): Promise<Fault[]> {
  const found: Fault[] = [];
  for (let after: string | null | undefined = null; after !== undefined && found.length <= 4 * MOST; ) {
    const answer: ImportErrorsQuery | undefined = (await client.query(ImportErrorsDocument, { id, first: 100, after }).toPromise()).data;
    found.push(...(answer?.importErrors?.nodes ?? []));
    after = answer?.importErrors?.pageInfo.hasNextPage ? answer.importErrors.pageInfo.endCursor : undefined;
  }

  return found;
}

async function read(client: Client, { id, profileName }: Props['job']): Promise<Read | null> {
  const [bytes, faults, { data }] = await Promise.all([
    rejectedBytes(client, id),
    faultsOf(client, id),
    client.query(ImportProfilesDocument, {}).toPromise(),
  ]);
  const layout = data?.importProfiles?.find((it) => it.name === profileName)?.layout;
  if (!bytes || !layout) return null;

  const [head = [], ...rows] = parseRows(textOf(bytes, layout.encoding), layout.delimiter);
  const lines = [...new Set(faults.map((it) => it.row))].sort((a, b) => a - b);

  // Each refused row has its faults; where they can't be told apart, none is shown at a wrong one.
  return {
    layout,
    head,
    rows,
    faults: rows.map((_, at) => (lines.length === rows.length ? faults.filter((it) => it.row === lines[at]) : [])),
  };
}

type Props = { job: Pick<ImportJobPartsFragment, 'id' | 'fileName' | 'profileName'>; onClose: () => void };

/** The refused rows as cells to type in; what is mended is checked as a file of its own. */
export default function MendRows({ job, onClose }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const client = useClient();
  const [file, setFile] = useState<Read | 'gone'>();
  const [cells, setCells] = useState<string[][]>([]);
  const [strange, setStrange] = useState<string>();
  const [isTouched, setTouched] = useUnsaved();
  const ask = useAskLeave();
  const { send, isSending, refusal, refusals } = useSendFile(() => setTouched(false));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a job
  useEffect(() => {
    void read(client, job).then((it) => {
      setFile(it ?? 'gone');
      setCells(it?.rows ?? []);
    });
  }, [client, job.id]);

  const rows = file && file !== 'gone' ? file : null;
  const isTooLong = cells.length > MOST;
  const put = (row: number, column: number, text: string) => {
    setTouched(true);
    setCells((now) =>
      now.map((line, at) => (at === row ? (rows?.head.map((_, place) => (place === column ? text : (line[place] ?? ''))) ?? line) : line)),
    );
  };
  // What was mended by hand is asked for before it goes.
  const close = async () => {
    if (!isTouched || (await ask())) onClose();
  };
  const onCheck = () => {
    if (!rows) return;

    const bytes = bytesOf(writeRows([rows.head, ...cells], rows.layout.delimiter), rows.layout.encoding);
    setStrange(typeof bytes === 'string' ? bytes : undefined);
    if (typeof bytes !== 'string')
      void send(new Blob([bytes]), job.fileName ? t('import.mendedOf', { name: job.fileName }) : undefined, job.profileName);
  };

  return (
    <Modal
      open
      width={1080}
      title={t('import.mend')}
      mask={{ closable: false }}
      onCancel={() => void close()}
      footer={[
        <Button key="close" onClick={() => void close()}>
          {t('common:cancel')}
        </Button>,
        <Button key="check" type="primary" loading={isSending} disabled={!rows || isTooLong} onClick={onCheck}>
          {t('import.checkMended')}
        </Button>,
      ]}
    >
      <Refusals of={refusals} />
      {refusal && <Alert className="gap" type="error" showIcon title={refusal} />}
      {strange && <Alert className="gap" type="error" showIcon title={t('import.strange', { letter: strange })} />}
      {!file && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {file === 'gone' && <Alert type="warning" showIcon title={t('import.fileGone')} />}
      {rows && isTooLong && <Alert type="info" showIcon title={t('import.tooMany', { count: MOST })} />}
      {rows && !isTooLong && (
        <>
          <p className="muted">{t('import.mendHint')}</p>
          <Scroll label={t('import.mend')}>
            <table className="lines mend">
              <thead>
                <tr>
                  {rows.head.map((name) => (
                    <th key={name}>{name}</th>
                  ))}
                </tr>
              </thead>
              {cells.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are
                <tbody key={at}>
                  <tr>
                    {rows.head.map((name, place) => {
                      const isWrong = rows.faults[at]?.some((it) => it.column === name && it.value === rows.rows[at]?.[place]);

                      return (
                        <td key={name}>
                          <Input
                            aria-label={t('import.cell', { column: name, row: at + 1 })}
                            aria-invalid={isWrong}
                            status={isWrong && line[place] === rows.rows[at]?.[place] ? 'error' : undefined}
                            value={line[place] ?? ''}
                            onChange={(event) => put(at, place, event.target.value)}
                          />
                        </td>
                      );
                    })}
                  </tr>
                  {(rows.faults[at]?.length ?? 0) > 0 && (
                    <tr>
                      <td colSpan={rows.head.length} className="small wrong">
                        {rows.faults[at]?.map((it) => it.message).join(' ')}
                      </td>
                    </tr>
                  )}
                </tbody>
              ))}
            </table>
          </Scroll>
        </>
      )}
    </Modal>
  );
}
