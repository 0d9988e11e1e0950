import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const locales = ['en', 'zh-CN', 'zh-TW'] as const;
export type Locale = (typeof locales)[number];
export const isLocale = (tag: unknown): tag is Locale => (locales as readonly unknown[]).includes(tag);

// One chunk per language and feature; only the active language is downloaded.
const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');
const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`no texts for ${language}/${namespace}`), null);

    load().then(
      (texts) => done(null, texts.default),
      (fault) => done(fault, null),
    );
  },
};

export function detectLocale(wanted: readonly string[] = navigator.languages, stored = localStorage.getItem('oc.locale')): Locale {
  if (isLocale(stored)) return stored;

  for (const tag of wanted.map((it) => it.toLowerCase())) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }

  return 'en';
}

export async function speak(locale: Locale, remember = true) {
  if (remember) localStorage.setItem('oc.locale', locale);
  await i18n.changeLanguage(locale);
}

export const i18nReady = i18n
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: detectLocale(),
    fallbackLng: false,
    ns: ['common', 'words'],
    defaultNS: 'common',
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    // A key instead of words is a fault, and is told as one; where words stand in for it that is meant.
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key, _words, _isUpdate, options) => {
      if (options?.defaultValue === undefined) console.error(`No text for ${namespace}:${key}`);
    },
    react: { useSuspense: true },
  });

export default i18n;
