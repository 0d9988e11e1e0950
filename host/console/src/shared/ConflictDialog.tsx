import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

export type ConflictRow = { label: string; mine: string; theirs: string };

type Props = { rows: ConflictRow[] | null; onSettle: (choice: 'mine' | 'theirs') => void };

/** Somebody saved meanwhile: both states side by side, field by field, and the person decides. */
export function ConflictDialog({ rows, onSettle }: Props) {
  const { t } = useTranslation();
  const differing = (rows ?? []).filter((it) => it.mine !== it.theirs);

  return (
    <Modal
      open={rows !== null}
      title={t('conflict.title')}
      width={640}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="theirs" onClick={() => onSettle('theirs')}>
          {t('conflict.takeTheirs')}
        </Button>,
        <Button key="mine" type="primary" onClick={() => onSettle('mine')}>
          {t('conflict.keepMine')}
        </Button>,
      ]}
    >
      <p className="muted">{differing.length > 0 ? t('conflict.hint') : t('conflict.same')}</p>
      {differing.length > 0 && (
        <table className="lines conflict">
          <thead>
            <tr>
              <th>{t('conflict.field')}</th>
              <th>{t('conflict.mine')}</th>
              <th>{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((it) => (
              <tr key={it.label}>
                <td>{it.label}</td>
                <td>{it.mine || '–'}</td>
                <td>
                  <strong>{it.theirs || '–'}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
