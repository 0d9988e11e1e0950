import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FulfillmentPartsFragment } from '../../gql/graphql';
import type { Refusal } from '../../shared/useCommand';

/** VERSION_CONFLICT of a shipment: says how far somebody else has brought it; the cache has it by then. */
export function useStageConflict({ number, status }: Pick<FulfillmentPartsFragment, 'number' | 'status'>, onConflict?: () => void) {
  const { t } = useTranslation(['orders', 'words']);
  const { modal } = App.useApp();

  return (it: Refusal & { current?: unknown }) => {
    const current = it.current as FulfillmentPartsFragment | null | undefined;
    if (it.code !== 'VERSION_CONFLICT' || !current) return false;

    const [before, now] = [status, current.status].map((stage) => t(`words:FulfillmentStage.${stage}`));
    modal.info({ title: t('changedParcel', { number }), content: before === now ? t('changedHint') : t('changedStage', { before, now }) });
    onConflict?.();

    return true;
  };
}
