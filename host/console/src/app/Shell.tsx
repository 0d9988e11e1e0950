import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../shared/PageSkeleton';
import { useWide } from '../shared/useWide';
import { useIsAway } from './connection';
import { Live } from './Live';
import { Navigation } from './Navigation';
import { needOf } from './nav';
import { SignInAgain } from './SignInAgain';
import { useCan, useSession } from './session';

const Closed = lazy(() => import('./Closed'));
const CommandPalette = lazy(() => import('./CommandPalette'));
const DemoBanner = lazy(() => import('./DemoBanner'));
const PhoneMenu = lazy(() => import('./PhoneMenu'));
const TopMenus = lazy(() => import('./TopMenus'));

/** The frame of every page: menu, company, search, language, colours. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const isWide = useWide(992);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const path = useLocation({ select: (it) => it.pathname });

  const can = useCan();
  const isAway = useIsAway();
  const need = needOf(path);

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
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
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
        <Suspense fallback={<span className="top-menus" />}>
          <TopMenus isWide={isWide} />
        </Suspense>
      </header>
      <div className="under">
        {isWide && (
          <aside className="side">
            <Navigation />
          </aside>
        )}
        {isMenuOpen && !isWide && (
          <Suspense fallback={null}>
            <PhoneMenu onClose={() => setMenuOpen(false)} />
          </Suspense>
        )}
        <main id="main" tabIndex={-1} className="main">
          {session.tenant.isDemo && (
            <Suspense fallback={<div className="demo-banner no-print" />}>
              <DemoBanner />
            </Suspense>
          )}
          {/* There before it says something, or it isn't read out. */}
          <div role="status" className="no-print">
            {isAway && <p className="away no-print">{t('away')}</p>}
          </div>
          <div className="page">
            <Suspense fallback={<PageSkeleton />}>{need && !can(need) ? <Closed right={need} /> : <Outlet />}</Suspense>
          </div>
        </main>
      </div>
      {isSearching && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <Live />
      <SignInAgain />
    </div>
  );
}
