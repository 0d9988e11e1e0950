import { App, ConfigProvider } from 'antd';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../i18n';
import { useAntLocale } from './antLocale';
import { nonce } from './nonce';
import { themeOf } from './theme';

const DarkContext = createContext<{ isDark: boolean; setDark: (dark: boolean) => void }>({ isDark: false, setDark: () => {} });

export const useDark = () => use(DarkContext);

function preferredDark() {
  const stored = localStorage.getItem('oc.theme');

  return stored ? stored === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Language, colours and messages of the component kit, for everything below. */
export function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const locale = useAntLocale(i18n.language as Locale);
  const [isDark, setDark] = useState(preferredDark);
  const [isPhone] = useState(() => matchMedia('(pointer: coarse) and (max-width: 767px)').matches);

  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [i18n.language, isDark]);

  const remember = (dark: boolean) => {
    localStorage.setItem('oc.theme', dark ? 'dark' : 'light');
    setDark(dark);
  };

  return (
    // Two characters on a button are a word and need no space between them, which would be read out too.
    <ConfigProvider
      locale={locale}
      theme={themeOf(isDark, isPhone)}
      button={{ autoInsertSpace: false }}
      csp={nonce ? { nonce } : undefined}
    >
      <DarkContext value={{ isDark, setDark: remember }}>
        <App message={{ maxCount: 3 }}>{children}</App>
      </DarkContext>
    </ConfigProvider>
  );
}
