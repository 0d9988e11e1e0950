import { render, screen } from '@testing-library/react';
import { CombinedError } from 'urql';
import { beforeAll, expect, it, vi } from 'vitest';
import i18n, { i18nReady } from '../i18n';
import { Failure } from './Failure';

beforeAll(async () => {
  await i18nReady;
  await i18n.changeLanguage('zh-CN');
});

const shown = (code: string, message: string) => {
  const { unmount } = render(
    <Failure error={new CombinedError({ graphQLErrors: [{ message, extensions: { code } }] })} onRetry={vi.fn()} />,
  );
  const { textContent: text } = screen.getByRole('alert');
  const mayRetry = screen.queryByRole('button') !== null;
  unmount();

  return { text, mayRetry };
};

it('says in the reader’s language that an address leads nowhere, and passes on what the server says of other faults', () => {
  const nowhere = shown('HC0016', 'The ID `x` has an invalid format.');
  expect(nowhere.text).toMatch(/^这个地址打不开任何内容.*请在列表中查找/);
  expect(nowhere.text).not.toContain('invalid');
  expect(nowhere.mayRetry).toBe(false);
  expect(shown('HC0045', '太久了')).toMatchObject({ text: expect.stringContaining('太久了'), mayRetry: true });
});
