import {
  ExperimentOutlined,
  LaptopOutlined,
  LogoutOutlined,
  MoonOutlined,
  SafetyOutlined,
  SunOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocale, locales, speak } from '../i18n';
import { signInPage, signOut } from './account';
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

const languages = locales.map((it) => ({ key: it, label: <span lang={it}>{languageNames[it]}</span> }));

/** Whoever fetched the menu wants to see it. */
function useOpen() {
  const [open, onOpenChange] = useState(true);

  return { open, onOpenChange };
}

export function LanguageMenu({ children }: { children: ReactElement }) {
  const { i18n } = useTranslation();
  const opening = useOpen();

  return (
    <Dropdown
      {...opening}
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [i18n.language],
        items: languages,
        onClick: ({ key }) => isLocale(key) && void speak(key),
      }}
    >
      {children}
    </Dropdown>
  );
}

export function AccountMenu({ isWide, children }: { isWide: boolean; children: ReactElement }) {
  const opening = useOpen();
  const { t } = useTranslation();
  const { isDark, setDark } = useDark();
  const session = useSession();
  const { go } = useDemo();

  return (
    <Dropdown
      {...opening}
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
                {
                  key: 'dark',
                  label: isDark ? t('light') : t('dark'),
                  icon: isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />,
                },
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
      {children}
    </Dropdown>
  );
}
