import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session';
import type { OrderDetailFragment } from '../../../gql/graphql';
import { AskReason } from '../../../shared/AskReason';
import { useGo } from '../../../shared/usePageLink';
import { arrange, rights } from '../actions';
import { useOrderCommands } from '../useOrderCommands';

const asksWhy = ['rejectOrder', 'cancelOrder', 'approveOrder'];

/** What can be done with an order now; what can't says why. */
export function OrderActions({ order }: { order: OrderDetailFragment }) {
  const { t } = useTranslation(['orders', 'words', 'common']);
  const { modal } = App.useApp();
  const can = useCan();
  const go = useGo();
  const { give, isBusy } = useOrderCommands(order);
  const [asking, setAsking] = useState<string>();
  const { primary, secondary, rest } = arrange(order.allowedActions ?? []);
  // What nobody misses is left out of the list: commands of other states, which this person may give there.
  const shown = rest.filter((it) => it.allowed || ['cancelOrder', 'updateOrder', 'approveOrder'].includes(it.field));

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
  const why = (field: string) =>
    can(rights[field] ?? '') ? t('refused.status', { status: t(`words:OrderStatus.${order.status}`) }) : t('refused.right');

  return (
    <>
      {shown.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: shown.map((it) => ({
              key: it.field,
              disabled: !it.allowed,
              danger: it.allowed && (it.field === 'cancelOrder' || it.field === 'deleteOrder'),
              label: it.allowed ? (
                t(`act.${it.field}`)
              ) : (
                <Tooltip title={why(it.field)} placement="left">
                  <span className="refused">
                    {t(`act.${it.field}`)}
                    <span className="small">{why(it.field)}</span>
                  </span>
                </Tooltip>
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
      {secondary.map((field) => (
        <Button key={field} danger={field === 'rejectOrder'} onClick={() => start(field)}>
          {t(`act.${field}`)}
        </Button>
      ))}
      {primary && (
        <Button type="primary" loading={isBusy} onClick={() => start(primary)}>
          {t(`act.${primary}`)}
        </Button>
      )}
      <AskReason
        isOpen={asking !== undefined}
        title={asking ? t(`act.${asking}`) : ''}
        hint={asking ? t(`ask.${asking}`) : undefined}
        label={asking === 'approveOrder' ? t('approveNote') : t('reason')}
        verb={asking ? t(`act.${asking}`) : ''}
        isDanger={asking !== 'approveOrder'}
        isOptional={asking === 'approveOrder'}
        isBusy={isBusy}
        onClose={() => setAsking(undefined)}
        onGive={async (reason) => {
          if (asking) await give(asking, reason);
          setAsking(undefined);
        }}
      />
    </>
  );
}
