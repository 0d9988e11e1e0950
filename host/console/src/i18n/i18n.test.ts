import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import i18n, { detectLocale, i18nReady, locales } from '.';

type Texts = { [key: string]: string | Texts };

const flat = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)));
const load = (locale: string, feature: string) => new Map(flat(JSON.parse(readFileSync(`src/i18n/${locale}/${feature}`, 'utf8')) as Texts));
const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort().join();
const features = readdirSync('src/i18n/en');

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? walk(`${folder}/${it.name}`) : [`${folder}/${it.name}`],
  );

describe('The texts', () => {
  it('are there', () => expect(features.length).toBeGreaterThan(3));

  for (const feature of features)
    it.each(locales)(`of ${feature} have the same keys and placeholders in %s`, (locale) => {
      const [en, other] = [load('en', feature), load(locale, feature)];

      expect([...other.keys()].sort()).toEqual([...en.keys()].sort());
      for (const [key, text] of other) expect(placeholders(text), `${locale} ${key}`).toBe(placeholders(en.get(key) ?? ''));
    });

  it('are there for every key that a page names', () => {
    const all = new Map(
      features.map((it) => [it.replace('.json', ''), new Set([...load('en', it).keys()].map((key) => key.replace(/_(one|other)$/, '')))]),
    );
    const missing = walk('src')
      .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        const first = /useTranslation\((?:\[)?'(\w+)'/.exec(text)?.[1] ?? 'common';

        return [...text.matchAll(/\bt\('([\w:.]+)'/g)].flatMap(([, key = '']) => {
          const [space, name] = key.includes(':') ? key.split(':') : [first, key];

          return all.get(space ?? '')?.has(name ?? '') ? [] : [`${file}: ${space}:${name}`];
        });
      });

    expect(missing).toEqual([]);
  });

  describe('of what the schema counts up', () => {
    // What no page shows, or shows in sentences of its own.
    const elsewhere = `SubjectKind InvitationStatus AuditFaultKind LineCode LinePrice LineStock ApproverRefusal ImportEncoding
      ImportDelimiter DecimalMark UnknownPolicy CallerKind ChangeKind StockDocumentType RefusalCode SourceKind
      ImportOutcome SortEnumType ApplyPolicy`.split(/\s+/);
    const enums = [...readFileSync('../schema.graphql', 'utf8').matchAll(/^enum (\w+) {\n([\s\S]*?)^}/gm)].map(
      ([, name = '', body = '']) => [name, [...body.matchAll(/^ {2}([A-Z_0-9]+)/gm)].map(([, value]) => value)] as const,
    );

    it.each(locales)('every value has its word in %s', (locale) => {
      const words = load(locale, 'words.json');
      const told = new Set([...words.keys()].map((key) => key.split('.')[0]));
      const missing = enums
        .filter(([name]) => told.has(name) || !elsewhere.includes(name))
        .flatMap(([name, values]) => values.map((value) => `${name}.${value}`).filter((key) => !words.has(key)));

      expect(enums.length).toBeGreaterThan(40);
      expect(missing).toEqual([]);
    });
  });

  it('tell of a key without words, not of words that stand in for one', async () => {
    await i18nReady;
    const told = vi.spyOn(console, 'error').mockReturnValue();

    i18n.t('noSuchKey' as never, { defaultValue: 'words' });
    expect(told).not.toHaveBeenCalled();

    i18n.t('noSuchKey' as never);
    expect(told).toHaveBeenCalledWith('No text for common:noSuchKey');
    told.mockRestore();
  });

  it('begin in the language of the browser', () => {
    expect(detectLocale(['zh-HK'], null)).toBe('zh-TW');
    expect(detectLocale(['fr', 'en-GB'], null)).toBe('en');
    expect(detectLocale(['zh'], null)).toBe('zh-CN');
    expect(detectLocale(['fr'], 'zh-TW')).toBe('zh-TW');
  });
});
