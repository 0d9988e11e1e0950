import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigation } from './Navigation';
import { useSession } from './session';

/** The menu where there is no room for it beside the page. */
export default function PhoneMenu({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { tenant } = useSession();

  return (
    <Drawer
      placement="left"
      size={280}
      open
      onClose={onClose}
      title={tenant.name}
      closable={{ 'aria-label': t('close') }}
      styles={{ body: { padding: 8 } }}
    >
      <Navigation />
    </Drawer>
  );
}
