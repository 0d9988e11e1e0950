import { GlobalOutlined, LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { isLocale, type Locale, locales, speak } from '../i18n';
import { signOut } from './account';
import { languageNames } from './languages';
import { useSession } from './session';
import { useDark } from './Themed';

/** Language, colours and account at the top. */
export default function TopMenus({ isWide }: { isWide: boolean }) {
  const { t, i18n } = useTranslation();
  const { isDark, setDark } = useDark();
  const session = useSession();

  return (
    <span className="top-menus">
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [i18n.language],
          items: locales.map((it) => ({ key: it, label: <span lang={it}>{languageNames[it]}</span> })),
          onClick: ({ key }) => isLocale(key) && void speak(key),
        }}
      >
        <Button type="text" icon={<GlobalOutlined aria-hidden />} aria-label={isWide ? undefined : t('language')}>
          {isWide ? languageNames[i18n.language as Locale] : null}
        </Button>
      </Dropdown>
      <Button
        type="text"
        aria-label={isDark ? t('light') : t('dark')}
        icon={isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
        onClick={() => setDark(!isDark)}
      />
      <Dropdown
        trigger={['click']}
        menu={{ items: [{ key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('signOut') }], onClick: () => void signOut() }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={isWide ? undefined : t('account')}>
          {isWide ? session.name : null}
        </Button>
      </Dropdown>
    </span>
  );
}
