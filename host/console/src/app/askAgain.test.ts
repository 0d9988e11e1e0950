import { Client, createRequest, fetchExchange, gql } from 'urql';
import { expect, test, vi } from 'vitest';
import { askAgain, askAgainExchange } from './askAgain';

const request = createRequest(gql`{ orders }`, {});

/** A server that answers when it is told to, and what is shown of its answers. */
function page() {
  const answers: (() => void)[] = [];
  const fetch = () =>
    new Promise<Response>((resolve) => {
      const body = JSON.stringify({ data: { orders: answers.length } });
      answers.push(() => resolve(new Response(body, { headers: { 'content-type': 'application/json' } })));
    });
  const exchanges = [askAgainExchange, fetchExchange];
  const client = new Client({ url: 'http://localhost/graphql', fetch, preferGetMethod: false, exchanges });
  const ask = { requestPolicy: 'network-only' } as const;
  const shown: number[] = [];
  const { unsubscribe } = client.executeQuery(request, ask).subscribe(({ data, stale }) => {
    if (!stale) shown.push(data.orders);
  });

  return {
    shown,
    unsubscribe,
    again: () => askAgain(client, client.createRequestOperation('query', request, ask)),
    command: () => void client.mutation(gql`mutation { submit }`, {}).toPromise(),
    answer: (i: number) => answers[i]?.(),
    asked: (times: number) => vi.waitFor(() => expect(answers.length).toBe(times)),
  };
}

/** Long enough for a question that must not be asked. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 50));

test('what changes while the answer is under way is asked for once that has come, and once for all of it', async () => {
  const { shown, answer, again, asked, unsubscribe } = page();
  await asked(1);

  for (let i = 0; i < 3; i++) again();
  await aWhile();
  await asked(1);

  answer(0);
  await asked(2);
  answer(1);
  await aWhile();
  await asked(2);
  expect(shown).toEqual([0, 1]);
  unsubscribe();
});

test('what is under way when a command is answered is asked once more', async () => {
  const { shown, answer, command, asked, unsubscribe } = page();
  await asked(1);

  command();
  await asked(2);
  answer(1);
  await aWhile();
  await asked(2);

  answer(0);
  await asked(3);
  answer(2);
  await vi.waitFor(() => expect(shown).toEqual([0, 2]));
  unsubscribe();
});

test('what changes while nothing is under way is asked for at once', async () => {
  const { shown, answer, again, asked, unsubscribe } = page();
  await asked(1);
  answer(0);
  await vi.waitFor(() => expect(shown).toEqual([0]));

  again();
  await asked(2);
  unsubscribe();
});

test('a page that is left asks nothing any more', async () => {
  const { answer, again, asked, unsubscribe } = page();
  await asked(1);

  again();
  unsubscribe();
  answer(0);
  await aWhile();
  await asked(1);
});
