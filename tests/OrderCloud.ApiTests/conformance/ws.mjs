// https://github.com/enisdenjo/graphql-ws: its client, then the protocol's frames and close codes by hand.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { wait, within } from './lib.mjs';

const receipts = { query: 'subscription { receiptsChanged { eventId } }' };
const name = '{ __typename }';

export default async function ws(checks, host) {
  await Promise.all([client(checks, host), frames(checks, host), silence(checks, host)]);
}

async function client(checks, host) {
  const connection = createClient({ url: host.socket, webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, connectionParams: { authorization: host.headers.authorization } });

  const answers = [];
  for await (const answer of connection.iterate({ query: name })) answers.push(answer);
  checks.equal(answers, [{ data: { __typename: 'Query' } }], 'A query over the socket');

  const refused = await within(5000, connection.iterate({ query: '{ nothing }' }).next().then(() => null, (fault) => fault), 'An invalid query');
  checks.that(Array.isArray(refused) && refused[0]?.message, 'An invalid query is an error message with its list', refused);

  const events = connection.iterate(receipts);
  const next = events.next();
  await happens(host, next);
  const { value } = await within(5000, next, 'An event');
  checks.that(value?.data?.receiptsChanged?.eventId, 'An event arrives', value);
  await events.return();

  const [one, two] = [connection.iterate({ query: name }), connection.iterate({ query: name })];
  checks.equal((await Promise.all([one.next(), two.next()])).map((it) => it.value), [{ data: { __typename: 'Query' } }, { data: { __typename: 'Query' } }], 'Two operations on one connection');
  await connection.dispose();

  const stranger = createClient({ url: host.socket, webSocketImpl: WebSocket, lazy: true, retryAttempts: 0, connectionParams: { authorization: 'Bearer nonsense' } });
  const closed = await stranger.iterate({ query: name }).next().then(() => null, (fault) => fault);
  checks.equal(closed?.code, 4403, 'The client is told 4403 for a bad token');
}

async function frames(checks, host) {
  const init = { type: 'connection_init', payload: { authorization: host.headers.authorization } };
  const subscribe = (id, payload = { query: name }) => ({ id, type: 'subscribe', payload });
  const ends = async (what, code, messages, protocols) => {
    const socket = await Raw.open(host.socket, protocols);
    for (const message of messages) socket.send(message);
    checks.equal(await within(5000, socket.closed, what), code, what);
  };

  await Promise.all([
    ends('A message that is no JSON', 4400, ['{']),
    ends('A message without a type', 4400, [{ id: '1' }]),
    ends('A message of an unknown type', 4400, [init, { type: 'begin' }]),
    ends('subscribe without an id', 4400, [init, { type: 'subscribe', payload: { query: name } }]),
    ends('subscribe without a payload', 4400, [init, { id: '1', type: 'subscribe' }]),
    ends('subscribe before the acknowledgement', 4401, [subscribe('1')]),
    ends('A bad token', 4403, [{ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } }]),
    ends('No sub-protocol', 4406, [], []),
    ends('An id that is in use', 4409, [init, subscribe('1', receipts), subscribe('1', receipts)]),
    ends('A second connection_init', 4429, [init, init]),
  ]);

  const socket = await Raw.open(host.socket);
  socket.send(init);
  checks.equal(await socket.next('connection_ack'), { type: 'connection_ack' }, 'connection_ack');
  socket.send({ type: 'ping' });
  checks.equal(await socket.next('pong'), { type: 'pong' }, 'pong for ping');
  socket.send(subscribe('q'));
  checks.equal(await socket.next('next'), { id: 'q', type: 'next', payload: { data: { __typename: 'Query' } } }, 'next');
  checks.equal(await socket.next('complete'), { id: 'q', type: 'complete' }, 'complete');
  socket.send(subscribe('q', { query: '{' }));
  const error = await socket.next('error');
  checks.that(error?.id === 'q' && error.payload?.[0]?.message, 'error with its list', error);
  socket.send(subscribe('q'));
  checks.equal((await socket.next('next'))?.id, 'q', 'An id is free again after its error');
  checks.equal(await socket.next('ping'), { type: 'ping' }, 'The server pings');
  socket.end();
}

async function silence(checks, host) {
  const socket = await Raw.open(host.socket);
  checks.equal(await within(15_000, socket.closed, 'A connection without connection_init'), 4408, 'A connection without connection_init');
}

/** Until the event is there: a subscription doesn't say when it has begun. */
async function happens(host, next) {
  let there = false;
  next.then(() => { there = true; }, () => { there = true; });

  for (let tries = 1; !there && tries < 20; tries += 1) {
    await host.receive(tries);
    await wait(150);
  }
}

class Raw {
  static open(url, protocols = ['graphql-transport-ws']) {
    const raw = new Raw();
    raw.socket = new WebSocket(url, protocols);
    raw.messages = [];
    raw.closed = new Promise((done) => raw.socket.on('close', (code) => { done(code); raw.arrived?.(); }));
    raw.socket.on('message', (text) => { raw.messages.push(JSON.parse(text)); raw.arrived?.(); });
    raw.socket.on('error', () => {});

    return within(5000, new Promise((done, fail) => { raw.socket.on('open', () => done(raw)); raw.socket.on('error', fail); }), 'The upgrade');
  }

  send(message) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message of the type; others before it are passed over. */
  next(type) {
    const find = async () => {
      for (;;) {
        const message = this.messages.shift();
        if (message?.type === type) return message;
        if (!message) await new Promise((done) => { this.arrived = done; });
      }
    };

    return within(8000, find(), type);
  }

  end() {
    this.socket.terminate();
  }
}
