import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FulfillmentPartsFragment } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { shortOf, type Taken, takenOf } from '../taken';

type Props = { fulfillment: FulfillmentPartsFragment; taken: Taken; isBusy: boolean; onClose: () => void; onGive: () => void };

/** Not all was taken: what is missing, and whether the rest shall stay to pick. */
export default function ShortDialog({ fulfillment: { lines }, taken, isBusy, onClose, onGive }: Props) {
  const { t } = useTranslation(['orders', 'common']);
  const format = useFormat();

  return (
    <Modal
      open
      title={t('pick.short')}
      okText={t('pick.packTaken')}
      cancelText={t('pick.goOn')}
      okButtonProps={{ loading: isBusy }}
      onOk={onGive}
      onCancel={onClose}
      width={460}
    >
      <p>{t('pick.shortHint')}</p>
      <ul className="plain">
        {shortOf(lines, taken).map((line) => (
          <li key={line.id}>
            {t('pick.missing', {
              quantity: format.quantity(line.quantity - takenOf(line, taken)),
              all: format.quantity(line.quantity),
              item: line.name,
            })}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
