import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWide } from './useWide';

/** Something to do with all picked rows; how many of them allow it. */
export type BulkAction = { key: string; label: string; allowed: number; isDanger?: boolean; onGive: () => void };

type Props = {
  count: number;
  isFull: boolean;
  isLoading: boolean;
  actions: readonly BulkAction[];
  onClear: () => void;
  /** Where all that match can be dealt with, beyond what one picks by hand. */
  all?: { total: number; isOn: boolean; onPick: () => void };
};

const FEW = 3;

/** What can be done with the picked rows: only what all of them allow; what some allow says so. */
export function BulkBar({ count, isFull, isLoading, actions, onClear, all }: Props) {
  const { t } = useTranslation();
  const isWide = useWide(768);
  const open = actions.filter((it) => it.allowed === count);
  const partly = actions.filter((it) => it.allowed > 0 && it.allowed < count);
  const shown = open.slice(0, isWide ? FEW : 1);
  const rest = [...open.slice(shown.length), ...partly];

  return (
    <section className="bulk-bar" aria-label={t('bulk.title')} aria-busy={isLoading}>
      <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('bulk.clear')} onClick={onClear} />
      <strong className="num nowrap" role="status">
        {t(all?.isOn ? 'bulk.allPicked' : isFull ? 'bulk.full' : 'bulk.picked', { count })}
      </strong>
      {all && !all.isOn && all.total > count && (
        <Button type="link" className="bulk-all" onClick={all.onPick}>
          {t('bulk.all', { count: all.total })}
        </Button>
      )}
      <span className="grow" />
      {!isLoading && open.length === 0 && <span className="muted small">{t('bulk.nothing')}</span>}
      {shown.map((it) => (
        <Button key={it.key} danger={it.isDanger} onClick={it.onGive}>
          {it.label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            items: rest.map((it) => ({
              key: it.key,
              disabled: it.allowed < count,
              danger: it.isDanger && it.allowed === count,
              label:
                it.allowed < count ? (
                  <span className="refused">
                    {it.label}
                    <span className="small">{t('bulk.partly', { allowed: it.allowed, count })}</span>
                  </span>
                ) : (
                  it.label
                ),
            })),
            onClick: ({ key }) => rest.find((it) => it.key === key)?.onGive(),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('more')}
          </Button>
        </Dropdown>
      )}
    </section>
  );
}
