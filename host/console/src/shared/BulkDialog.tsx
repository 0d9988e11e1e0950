import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, LoadingOutlined, QuestionCircleFilled } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulkResult, type BulkState, countOf } from './bulk';
import { download, toCsv } from './csv';

const marks: Record<BulkState, ReactNode> = {
  waiting: <ClockCircleOutlined className="muted" aria-hidden />,
  running: <LoadingOutlined className="muted" aria-hidden />,
  done: <CheckCircleFilled className="up" aria-hidden />,
  refused: <CloseCircleFilled className="wrong" aria-hidden />,
  unknown: <QuestionCircleFilled className="warn" aria-hidden />,
  left: <ClockCircleOutlined className="muted" aria-hidden />,
};
const order: BulkState[] = ['refused', 'unknown', 'left', 'running', 'waiting', 'done'];

/** As many rows as anybody reads; the file has them all. */
const SHOWN = 200;

type Props = {
  title: string;
  results: readonly BulkResult[];
  isOver: boolean;
  /** What is not done stays picked. */
  isKept?: boolean;
  /** Why the rest wasn't even tried. */
  fault?: string;
  onStop?: () => void;
  onClose: () => void;
};

/** What becomes of each of many; at the end first those that need somebody. */
export default function BulkDialog({ title, results, isOver, isKept, fault, onStop, onClose }: Props) {
  const { t } = useTranslation();
  const settled = countOf(results, 'done', 'refused', 'unknown');
  const open = countOf(results, 'refused', 'unknown', 'left');
  const sorted = isOver ? [...results].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) : results;
  const shown = sorted.slice(0, SHOWN);
  const keep = () =>
    download(
      'results.csv',
      toCsv([
        [t('bulk.file.name'), t('customer'), t('bulk.file.state'), t('bulk.file.why')],
        ...sorted.map((it) => [it.name, it.hint, t(`bulk.state.${it.state}`), it.message]),
      ]),
    );

  return (
    <Modal
      open
      title={title}
      width={600}
      closable={isOver}
      keyboard={isOver}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        isOver ? (
          <>
            <Button onClick={keep}>{t('bulk.download')}</Button>
            <Button type="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </>
        ) : (
          <Button onClick={onStop}>{t('bulk.stop')}</Button>
        )
      }
    >
      {isOver ? (
        <Alert
          className="gap"
          type={open > 0 || fault ? 'warning' : 'success'}
          showIcon
          title={t('bulk.some', { done: countOf(results, 'done'), count: results.length })}
          description={fault ? t('bulk.notRead', { why: fault }) : isKept && open > 0 ? t('bulk.kept', { count: open }) : undefined}
        />
      ) : (
        <div className="gap">
          <progress className="progress" aria-label={title} max={results.length} value={settled} />
          <div className="muted num" role="status">
            {t('bulk.progress', { done: settled, count: results.length })}
          </div>
        </div>
      )}
      <ul className="counts bulk-list">
        {shown.map((it) => (
          <li key={it.id}>
            {marks[it.state]}
            <span className="grow">
              <span className="num">{it.name}</span> {it.hint && <span className="muted">{it.hint}</span>}
              {it.message && <span className="small bulk-why">{it.message}</span>}
              {it.state === 'unknown' && <span className="small bulk-why">{t('bulk.unknown')}</span>}
            </span>
            <span className="muted small">{t(`bulk.state.${it.state}`)}</span>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && <p className="muted flush">{t('bulk.rest', { count: sorted.length - SHOWN })}</p>}
    </Modal>
  );
}
