import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = {
  /** All columns in the order shown: the chosen ones first. */
  columns: readonly { key: string; title: string }[];
  chosen: readonly string[];
  onChoose: (columns: string[]) => void;
  onReset?: () => void;
};

/** Which columns a list shows, and in which order. */
export function ColumnChooser({ columns, chosen, onChoose, onReset }: Props) {
  const { t } = useTranslation();
  const toggle = (key: string) => onChoose(chosen.includes(key) ? chosen.filter((it) => it !== key) : [...chosen, key]);
  const move = (key: string, by: number) => {
    const at = chosen.indexOf(key);
    const next = chosen.filter((it) => it !== key);
    next.splice(at + by, 0, key);
    onChoose(next);
  };

  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      popupRender={() => (
        <div className="panel pad chooser">
          <ul>
            {columns.map(({ key, title }) => {
              const at = chosen.indexOf(key);

              return (
                <li key={key}>
                  <Checkbox checked={at >= 0} disabled={at >= 0 && chosen.length === 1} onChange={() => toggle(key)}>
                    {title}
                  </Checkbox>
                  <span className="row">
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowUpOutlined aria-hidden />}
                      aria-label={t('columns.up', { title })}
                      disabled={at <= 0}
                      onClick={() => move(key, -1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowDownOutlined aria-hidden />}
                      aria-label={t('columns.down', { title })}
                      disabled={at < 0 || at === chosen.length - 1}
                      onClick={() => move(key, 1)}
                    />
                  </span>
                </li>
              );
            })}
          </ul>
          {onReset && (
            <Button size="small" type="text" onClick={onReset}>
              {t('columns.reset')}
            </Button>
          )}
        </div>
      )}
    >
      <Button type="text" icon={<SettingOutlined aria-hidden />}>
        {t('columns.title')}
      </Button>
    </Dropdown>
  );
}
