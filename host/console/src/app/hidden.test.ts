import { CombinedError, type OperationResult } from 'urql';
import { expect, test } from 'vitest';
import { withoutHidden } from './hidden';

const refused = (path: (string | number)[], code = 'AUTH_NOT_AUTHORIZED') => ({ message: code, path, extensions: { code } });
const answer = (data: unknown, ...errors: ReturnType<typeof refused>[]) =>
  ({ data, error: new CombinedError({ graphQLErrors: errors }) }) as unknown as OperationResult;
const left = (result: OperationResult) => withoutHidden(result).error?.graphQLErrors.map((it) => it.extensions.code);

test('what a role hides within an answer is no error', () => {
  const shown = answer({ order: { shipTo: null } }, refused(['order', 'shipTo']), refused(['order', 'lines', 0, 'cost']));

  expect(left(shown)).toBeUndefined();
  expect(withoutHidden(shown).data).toEqual({ order: { shipTo: null } });
});

test('what was refused as a whole stays an error, and so does any other fault', () => {
  expect(left(answer({ order: null }, refused(['order'])))).toEqual(['AUTH_NOT_AUTHORIZED']);
  expect(left(answer(null, refused(['order', 'shipTo'])))).toEqual(['AUTH_NOT_AUTHORIZED']);
  expect(left(answer({ order: {} }, refused(['order', 'shipTo']), refused(['order', 'net'], 'INTERNAL')))).toEqual(['INTERNAL']);
});
