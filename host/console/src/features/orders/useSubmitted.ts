import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OrderDetailFragment, WithdrawOrderDocument } from '../../gql/graphql';
import { useCommand } from '../../shared/useCommand';
import { useUndo } from '../../shared/useUndo';

/** Says what became of a submitted order; what waits for a review can be taken back from it. */
export function useSubmitted() {
  const { t } = useTranslation(['orders', 'common']);
  const { message } = App.useApp();
  const [withdraw] = useCommand(WithdrawOrderDocument);
  const undo = useUndo();

  return ({ id, version, number, status, allowedActions }: OrderDetailFragment) => {
    const text = t(`submitted.${status}`, { number, defaultValue: t('done') });

    if (allowedActions?.some((it) => it.field === 'withdrawOrder' && it.allowed))
      undo(text, () => withdraw({ input: { id, expectedVersion: version } }));
    else void message.success(text);
  };
}
