import dayjs from 'dayjs';
import { expect, it } from 'vitest';
import { loadAntLocale } from './antLocale';

it('speaks each language as often as it is chosen, in dates too', async () => {
  for (const language of ['zh-CN', 'en', 'zh-TW', 'zh-CN', 'en'] as const) {
    const words = await loadAntLocale(language);
    const code = language.toLowerCase();

    expect([words?.locale, dayjs.locale()]).toEqual([code, code]);
  }
});
