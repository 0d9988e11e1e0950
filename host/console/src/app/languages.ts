import type { Locale } from '../i18n';

/** Each language in its own words. */
export const languageNames: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' };
