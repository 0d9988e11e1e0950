// https://github.com/enisdenjo/graphql-sse: its client in distinct connections mode, then the frames by hand.
import { createClient } from 'graphql-sse';
import { wait, within } from './lib.mjs';

const receipts = { query: 'subscription { receiptsChanged { eventId } }' };

export default async function sse(checks, host) {
  const client = createClient({ url: host.url, singleConnection: false, headers: host.headers, retryAttempts: 0 });

  for (const query of ['{ __typename }', 'mutation { __typename }']) {
    const answers = [];
    for await (const answer of client.iterate({ query })) answers.push(answer);
    checks.that(answers.length === 1 && answers[0].data?.__typename, `${query} is one event, then complete`, answers);
  }

  const refused = [];
  for await (const answer of client.iterate({ query: '{ nothing }' })) refused.push(answer);
  checks.equal(refused[0]?.errors?.[0]?.extensions?.code, 'VALIDATION_FAILED', 'An invalid query is an event with errors');

  const stranger = createClient({ url: host.url, singleConnection: false, headers: { authorization: 'Bearer nonsense' }, retryAttempts: 0 });
  const unauthorized = await stranger.iterate({ query: '{ __typename }' }).next().then(() => null, (fault) => fault);
  checks.equal(unauthorized?.response?.status, 401, 'A bad token is a status');

  await events(checks, host, client);
  await resumed(checks, host);
  client.dispose();
}

async function events(checks, host, client) {
  const stream = client.iterate(receipts);
  const first = stream.next();
  let there = false;
  first.then(() => { there = true; });

  for (let tries = 1; !there && tries < 20; tries += 1) {
    await host.receive(tries);
    await wait(150);
  }

  const ids = [(await within(5000, first, 'An event')).value?.data?.receiptsChanged?.eventId];
  await host.receive(30);
  await host.receive(31);
  for (let more = 0; more < 2; more += 1) ids.push((await within(5000, stream.next(), 'The next event')).value?.data?.receiptsChanged?.eventId);
  checks.that(ids.every(Boolean) && new Set(ids).size === ids.length, 'Every event comes once', ids);
  await stream.return();
}

async function resumed(checks, host) {
  const one = await Frames.open(host);
  await host.receive(1);
  const { id } = await one.event();
  checks.that(id, 'An event has an id', id);
  one.close();

  for (const amount of [2, 3, 4]) await host.receive(amount);
  const two = await Frames.open(host, { 'last-event-id': id });
  await host.receive(5);
  const missed = [];
  while (missed.length < 4) missed.push((await two.event()).id);
  checks.that(new Set([id, ...missed]).size === 5, 'Last-Event-ID brings what was missed, once, then what comes', missed);
  checks.that(await within(8000, two.comment(), 'A comment'), 'A comment keeps the connection open');
  two.close();

  const late = await Frames.open(host, { 'last-event-id': '00000000-0000-7000-8000-000000000000' });
  checks.equal((await late.event()).data?.errors?.[0]?.extensions?.code, 'EVENT_WINDOW_EXPIRED', 'An event that is not kept');
  checks.equal((await late.event()).name, 'complete', 'complete after it');
  late.close();
}

class Frames {
  static async open(host, headers = {}) {
    const frames = new Frames();
    frames.abort = new AbortController();
    const answer = await host.fetch(host.url, {
      method: 'POST',
      signal: frames.abort.signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(receipts),
    });
    frames.blocks = blocks(answer.body);
    if (!(await frames.comment())) throw new Error('No comment at the beginning.');

    return frames;
  }

  async event() {
    for (;;) {
      const { value, done } = await within(8000, this.blocks.next(), 'An event');
      if (done) throw new Error('The stream ended.');
      if (value.name) return value;
    }
  }

  async comment() {
    const { value } = await this.blocks.next();

    return value && !value.name;
  }

  close() {
    this.abort.abort();
  }
}

async function* blocks(body) {
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const of = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      yield { name: of('event'), id: of('id'), data: of('data') ? JSON.parse(of('data')) : undefined };
    }
  }
}
