import { GlobalOutlined, LogoutOutlined, MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer, Dropdown, Grid, Layout, theme } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocale, type Locale, locales, speak } from '../i18n';
import { PageSkeleton } from '../shared/PageSkeleton';
import { signOut } from './account';
import { CommandPalette } from './CommandPalette';
import { languageNames } from './languages';
import { Navigation } from './Navigation';
import { SignInAgain } from './SignInAgain';
import { useSession } from './session';
import { useDark } from './Themed';

/** The frame of every page: menu, company, search, language, colours. */
export function Shell() {
  const { t, i18n } = useTranslation();
  const { token } = theme.useToken();
  const { isDark, setDark } = useDark();
  const session = useSession();
  const isWide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const path = useLocation({ select: (it) => it.pathname });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setMenuOpen(false), [path]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;

      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', onKey);

    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Layout.Header className="top" style={{ background: token.colorBgContainer }}>
        {!isWide && <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setMenuOpen(true)} />}
        <img src="/icon.svg" alt="" width={26} height={26} />
        <strong className="clip tenant">{session.tenant.name}</strong>
        <Button
          className="find"
          icon={<SearchOutlined aria-hidden />}
          aria-label={isWide ? undefined : t('find')}
          onClick={() => setSearching(true)}
        >
          {isWide && (
            <>
              <span className="grow">{t('find')}</span>
              <kbd>Ctrl K</kbd>
            </>
          )}
        </Button>
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
      </Layout.Header>
      <Layout className="under">
        {isWide && (
          <Layout.Sider className="side" width={216} style={{ background: token.colorBgContainer }}>
            <Navigation />
          </Layout.Sider>
        )}
        <Drawer placement="left" size={280} open={isMenuOpen && !isWide} onClose={() => setMenuOpen(false)} title={session.tenant.name}>
          <Navigation />
        </Drawer>
        <Layout.Content id="main" role="main" tabIndex={-1} className="main">
          <div className="page">
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </div>
        </Layout.Content>
      </Layout>
      <CommandPalette isOpen={isSearching} onClose={() => setSearching(false)} />
      <SignInAgain />
    </Layout>
  );
}
