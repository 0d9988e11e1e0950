import { Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignOrderDocument, type OrderDetailFragment } from '../../../gql/graphql';
import { MemberSelect } from '../../../shared/MemberSelect';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useUndo } from '../../../shared/useUndo';

type Props = { order: Pick<OrderDetailFragment, 'id' | 'version' | 'number' | 'assigneeId'>; onClose: () => void };

/** Gives the order to a member, or to nobody. */
export default function AssignDialog({ order, onClose }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const undo = useUndo();
  const [assigneeId, setAssignee] = useState(order.assigneeId ?? undefined);
  const [assign, { isBusy, refusals }] = useCommand(AssignOrderDocument, { isQuiet: true });
  const [assignBack] = useCommand(AssignOrderDocument);
  const onOk = async () => {
    const done = await assign({ input: { id: order.id, expectedVersion: order.version, assigneeId: assigneeId ?? null } });
    if (!done?.order) return;

    onClose();
    const { version, assigneeName: name } = done.order;
    undo(name ? t('undo.assigned', { name }) : t('undo.unassigned'), () =>
      assignBack({ input: { id: order.id, expectedVersion: version, assigneeId: order.assigneeId ?? null } }),
    );
  };

  return (
    <Modal
      open
      width={420}
      title={t('assignAsk', { number: order.number ?? t('common:draft') })}
      okText={t('assign')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => void onOk()}
      onCancel={onClose}
    >
      <Refusals of={refusals} />
      <Form layout="vertical">
        <Form.Item label={t('assignee')} htmlFor="assignee" extra={t('assignHint')}>
          <MemberSelect id="assignee" label={t('nobody')} value={assigneeId} onChange={setAssignee} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
