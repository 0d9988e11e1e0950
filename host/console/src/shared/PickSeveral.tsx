import { CheckSquareOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** On a phone the boxes come only when they are wanted: they would take the cards' room. */
export function PickSeveral({ isOn, onToggle }: { isOn: boolean; onToggle: () => void }) {
  const { t } = useTranslation();

  return (
    <Button icon={<CheckSquareOutlined aria-hidden />} aria-pressed={isOn} type={isOn ? 'primary' : 'default'} onClick={onToggle}>
      {t('bulk.pickSome')}
    </Button>
  );
}
