import type { Locale as AntLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import localizedFormat from 'dayjs/plugin/localizedFormat';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useEffect, useState } from 'react';
import type { Locale } from '../i18n';

dayjs.extend(localizedFormat);
dayjs.extend(utc);
dayjs.extend(timezone);

// Only the active language of the component kit and of dayjs is downloaded.
const load: Record<Locale, () => Promise<AntLocale>> = {
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn');
    dayjs.locale('zh-cn');

    return (await import('antd/es/locale/zh_CN')).default;
  },
  'zh-TW': async () => {
    await import('dayjs/locale/zh-tw');
    dayjs.locale('zh-tw');

    return (await import('antd/es/locale/zh_TW')).default;
  },
  en: async () => {
    dayjs.locale('en');

    return (await import('antd/es/locale/en_US')).default;
  },
};

const known: Partial<Record<Locale, AntLocale>> = {};

/** Has the kit's words at hand, and dates in them; without them it speaks English. Asked for with each change of language: dates follow the last. */
export async function loadAntLocale(language: Locale) {
  try {
    known[language] = await load[language]();
  } catch (fault) {
    console.error(fault);
  }

  return known[language];
}

/** The kit's words. Loaded before the first page: the kit begins all that it holds anew when it gets words where it had none. */
export function useAntLocale(language: Locale) {
  const [locale, setLocale] = useState(known[language]);

  useEffect(() => {
    let isLive = true;
    void loadAntLocale(language).then((loaded) => isLive && loaded && setLocale(loaded));

    return () => {
      isLive = false;
    };
  }, [language]);

  return locale;
}
