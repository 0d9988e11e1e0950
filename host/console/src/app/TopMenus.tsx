import {
  ExperimentOutlined,
  GlobalOutlined,
  LaptopOutlined,
  LogoutOutlined,
  MoonOutlined,
  SafetyOutlined,
  SunOutlined,
  SwapOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { isLocale, type Locale, locales, speak } from '../i18n';
import { signInPage, signOut } from './account';
import { Bell } from './Bell';
import { Jobs } from './Jobs';
import { languageNames } from './languages';
import { useSession } from './session';
import { useDark } from './Themed';
import { useDemo } from './useDemo';

/** What the host has pages for. */
const hostPages = [
  { key: 'company', path: '/account/choose-tenant', icon: <SwapOutlined aria-hidden /> },
  { key: 'sessions', path: '/account/sessions', icon: <LaptopOutlined aria-hidden /> },
  { key: 'factor', path: '/account/second-factor', icon: <SafetyOutlined aria-hidden /> },
];

/** Jobs, notices, language, colours and account at the top. */
export default function TopMenus({ isWide }: { isWide: boolean }) {
  const { t, i18n } = useTranslation();
  const { isDark, setDark } = useDark();
  const session = useSession();
  const { go } = useDemo();

  const languages = locales.map((it) => ({ key: it, label: <span lang={it}>{languageNames[it]}</span> }));
  const colours = { label: isDark ? t('light') : t('dark'), icon: isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden /> };

  return (
    <span className="top-menus">
      <Jobs />
      <Bell />
      {isWide && (
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              selectable: true,
              selectedKeys: [i18n.language],
              items: languages,
              onClick: ({ key }) => isLocale(key) && void speak(key),
            }}
          >
            <Button type="text" icon={<GlobalOutlined aria-hidden />}>
              {languageNames[i18n.language as Locale]}
            </Button>
          </Dropdown>
          <Button type="text" aria-label={colours.label} icon={colours.icon} onClick={() => setDark(!isDark)} />
        </>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(signInPage()
              ? hostPages.map((it) => ({ key: it.path, icon: it.icon, label: <a href={it.path}>{t(`host.${it.key}`)}</a> }))
              : []),
            // Where there is no room for them at the top.
            ...(isWide
              ? []
              : [
                  { key: 'dark', ...colours },
                  { type: 'group' as const, label: t('language'), children: languages },
                ]),
            { key: 'demo', icon: <ExperimentOutlined aria-hidden />, label: t(session.tenant.isDemo ? 'demo.leave' : 'demo.start') },
            { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('signOut') },
          ],
          onClick: ({ key }) => {
            if (key === 'out') void signOut();
            else if (key === 'demo') go(session.tenant.isDemo ? 'out' : 'in');
            else if (key === 'dark') setDark(!isDark);
            else if (isLocale(key)) void speak(key);
            else location.assign(key);
          },
        }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={isWide ? undefined : t('account')}>
          {isWide ? session.name : null}
        </Button>
      </Dropdown>
    </span>
  );
}
