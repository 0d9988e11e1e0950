import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReceiptPartsFragment } from '../../gql/graphql';
import { useFormat } from '../../shared/format';
import type { Refusal } from '../../shared/useCommand';

/** VERSION_CONFLICT of a receipt: says what somebody else did with it; the cache has it by then. */
export function useReceiptConflict(seen: ReceiptPartsFragment) {
  const { t } = useTranslation(['payments', 'words']);
  const { modal } = App.useApp();
  const format = useFormat();

  return (it: Refusal & { current?: unknown }) => {
    const current = it.current as ReceiptPartsFragment | null | undefined;
    if (it.code !== 'VERSION_CONFLICT' || !current) return false;

    const content =
      current.status === seen.status
        ? t('changedMatched', { before: format.money(seen.matched), now: format.money(current.matched) })
        : t('changedStatus', { status: t(`words:ReceiptStatus.${current.status}`) });
    modal.info({ title: t('changed', { number: seen.number }), content });

    return true;
  };
}
