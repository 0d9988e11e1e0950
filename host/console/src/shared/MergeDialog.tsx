import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MergeRow, proposed } from './merge';

type Choice = Record<string, 'mine' | 'theirs'>;
type Props = { rows: readonly MergeRow[]; onSettle: (theirs: string[]) => void };

/** Somebody saved meanwhile: field by field the person takes the one value or the other; what he didn't touch is theirs. */
export default function MergeDialog({ rows, onSettle }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>(() => proposed(rows));
  const theirs = rows.filter((it) => choice[it.key] === 'theirs').map((it) => it.key);
  const option = (row: MergeRow, side: 'mine' | 'theirs') => (
    <Radio checked={choice[row.key] === side} name={`merge-${row.key}`} onChange={() => setChoice({ ...choice, [row.key]: side })}>
      <span className="sr-only">{`${row.label}, ${t(`conflict.${side}`)}: `}</span>
      {row[side] || '–'}
    </Radio>
  );

  return (
    <Modal
      open
      title={t('conflict.title')}
      width={680}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="theirs" onClick={() => onSettle(rows.map((it) => it.key))}>
          {t('conflict.takeTheirs')}
        </Button>,
        <Button key="save" type="primary" onClick={() => onSettle(theirs)}>
          {theirs.length === rows.length ? t('conflict.goOn') : t('conflict.save')}
        </Button>,
      ]}
    >
      <p className="muted">{rows.length > 0 ? t('conflict.choose') : t('conflict.same')}</p>
      {rows.length > 0 && (
        <table className="lines conflict">
          <thead>
            <tr>
              <th>{t('conflict.field')}</th>
              <th>{t('conflict.mine')}</th>
              <th>{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((it) => (
              <tr key={it.key}>
                <td>{it.label}</td>
                <td>{option(it, 'mine')}</td>
                <td>{option(it, 'theirs')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
