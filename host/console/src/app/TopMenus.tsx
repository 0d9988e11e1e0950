import { GlobalOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../i18n';
import { Bell } from './Bell';
import { Jobs } from './Jobs';
import { languageNames } from './languages';
import { useSession } from './session';
import { useDark } from './Themed';

const load = () => import('./TopDropdowns');
const LanguageMenu = lazy(() => load().then((it) => ({ default: it.LanguageMenu })));
const AccountMenu = lazy(() => load().then((it) => ({ default: it.AccountMenu })));

/** Jobs, notices, language, colours and account at the top. */
export default function TopMenus({ isWide }: { isWide: boolean }) {
  const { t, i18n } = useTranslation();
  const { isDark, setDark } = useDark();
  const session = useSession();

  return (
    <span className="top-menus">
      <Jobs />
      <Bell />
      {isWide && (
        <>
          <Fetched icon={<GlobalOutlined aria-hidden />} menu={(button) => <LanguageMenu>{button}</LanguageMenu>}>
            {languageNames[i18n.language as Locale]}
          </Fetched>
          <Button
            type="text"
            aria-label={isDark ? t('light') : t('dark')}
            icon={isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
            onClick={() => setDark(!isDark)}
          />
        </>
      )}
      <Fetched
        icon={<UserOutlined aria-hidden />}
        label={isWide ? undefined : t('account')}
        menu={(button) => <AccountMenu isWide={isWide}>{button}</AccountMenu>}
      >
        {isWide ? session.name : null}
      </Fetched>
    </span>
  );
}

type FetchedProps = { icon: ReactNode; label?: string; children: ReactNode; menu: (button: ReactElement) => ReactNode };

/** A button whose menu is fetched when somebody is about to press it: few do, and every page would wait for it. */
function Fetched({ icon, label, children, menu }: FetchedProps) {
  const [isWanted, setWanted] = useState(false);
  const look = { type: 'text', icon, 'aria-label': label, 'aria-haspopup': 'menu', children } as const;
  const light = <Button {...look} onPointerEnter={load} onFocus={load} onClick={() => setWanted(true)} />;

  // The other button in its place keeps the focus.
  return isWanted ? <Suspense fallback={light}>{menu(<Button {...look} autoFocus />)}</Suspense> : light;
}
