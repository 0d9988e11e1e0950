import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { useGo } from '../../../shared/usePageLink';
import { arrange } from '../actions';
import { useOrderCommands } from '../useOrderCommands';

const asksWhy = ['rejectOrder', 'cancelOrder', 'approveOrder', 'holdOrder', 'releaseOrder', 'reopenOrder'];
/** What is said there may be left out. */
const isNote = (field?: string) => field === 'approveOrder' || field === 'releaseOrder';
/** Takes something away from the order. */
const isDanger = (field?: string) => field === 'rejectOrder' || field === 'cancelOrder' || field === 'deleteOrder';

/** What can be done with an order now; what can't says why. */
export function OrderActions({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const { modal } = App.useApp();
  const go = useGo();
  const { give, dialog, refusals, forget, isBusy } = useOrderCommands(order);
  const [asking, setAsking] = useState<string>();
  const { primary, secondary, rest } = arrange(order.allowedActions ?? [], order.status);

  const close = () => {
    forget();
    setAsking(undefined);
  };
  const start = (field: string) => {
    if (field === 'updateOrder') return go(`/orders/${encodeURIComponent(order.id)}/edit`);
    if (asksWhy.includes(field)) return setAsking(field);
    if (field === 'deleteOrder')
      return void modal.confirm({
        title: t('deleteAsk'),
        okText: t('act.deleteOrder'),
        okButtonProps: { danger: true },
        onOk: () => give(field),
      });

    void give(field);
  };

  return (
    <>
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((it) => ({
              key: it.field,
              disabled: !it.allowed,
              danger: it.allowed && isDanger(it.field),
              label: it.allowed ? (
                t(`act.${it.field}`)
              ) : (
                <span className="refused">
                  {t(`act.${it.field}`)}
                  <span className="small">{it.reason}</span>
                </span>
              ),
            })),
            onClick: ({ key }) => start(key),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end" aria-label={t('more')}>
            {t('more')}
          </Button>
        </Dropdown>
      )}
      {secondary.map(({ field }) => (
        <Button key={field} danger={isDanger(field)} onClick={() => start(field)}>
          {t(`act.${field}`)}
        </Button>
      ))}
      {primary && (
        <Tooltip title={primary.reason}>
          <Button type="primary" loading={isBusy} disabled={!primary.allowed} onClick={() => start(primary.field)}>
            {t(`act.${primary.field}`)}
          </Button>
        </Tooltip>
      )}
      <AskReason
        isOpen={asking !== undefined}
        title={asking ? t(`act.${asking}`) : ''}
        hint={asking ? t(`ask.${asking}`) : undefined}
        label={isNote(asking) ? t('approveNote') : t('reason')}
        verb={asking ? t(`act.${asking}`) : ''}
        isDanger={isDanger(asking)}
        isOptional={isNote(asking)}
        isBusy={isBusy}
        refusals={refusals}
        onClose={close}
        onGive={async (reason) => {
          if (asking && (await give(asking, reason))) close();
        }}
      />
      {dialog}
    </>
  );
}
