import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, LoadingOutlined, QuestionCircleFilled } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulkResult, type BulkState, countOf } from './bulk';

const marks: Record<BulkState, ReactNode> = {
  waiting: <ClockCircleOutlined className="muted" aria-hidden />,
  running: <LoadingOutlined className="muted" aria-hidden />,
  done: <CheckCircleFilled className="up" aria-hidden />,
  refused: <CloseCircleFilled className="wrong" aria-hidden />,
  unknown: <QuestionCircleFilled className="warn" aria-hidden />,
  left: <ClockCircleOutlined className="muted" aria-hidden />,
};
const order: BulkState[] = ['refused', 'unknown', 'left', 'running', 'waiting', 'done'];

type Props = { title: string; results: BulkResult[]; isOver: boolean; onStop: () => void; onClose: () => void };

/** What becomes of each of many; at the end first those that need somebody. */
export default function BulkDialog({ title, results, isOver, onStop, onClose }: Props) {
  const { t } = useTranslation();
  const settled = countOf(results, 'done', 'refused', 'unknown');
  const open = countOf(results, 'refused', 'unknown', 'left');
  const shown = isOver ? [...results].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) : results;

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
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button onClick={onStop}>{t('bulk.stop')}</Button>
        )
      }
    >
      {isOver ? (
        <Alert
          className="gap"
          type="warning"
          showIcon
          title={t('bulk.some', { done: countOf(results, 'done'), count: results.length })}
          description={t('bulk.kept', { count: open })}
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
    </Modal>
  );
}
