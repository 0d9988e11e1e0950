// Documents that stop an unguarded engine: refused in time, in few bytes, and to strangers with no word of the schema that they didn't write.
import { ask } from './lib.mjs';

const repeat = (text, times) => text.repeat(times);
const join = (times, part, separator = ' ') => Array.from({ length: times }, (_, at) => part(at)).join(separator);

const doubling = (levels) => `{ ...F0 } ${join(levels, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${levels} on Query { me { name } }`;
const spread = (count) => `{ ${join(count, (i) => `...F${i}`)} } ${join(count, (i) => `fragment F${i} on Query { me { name } }`)}`;
const inline = (outer, inner) => `{ ${repeat(`... on Query { me { ${repeat('... on Me { name } ', inner)}} } `, outer)}}`;

export const documents = {
  '20 fragments, each spread twice': doubling(20),
  '24 fragments, each spread twice': doubling(24),
  '800 fragments at the root': spread(800),
  '2,000 fragments at the root': spread(2000),
  '50 x 50 inline fragments': inline(50, 50),
  '200 x 100 inline fragments': inline(200, 100),
  'one field 3,000 times': `{ ${repeat('me { name } ', 3000)}}`,
  'one leaf 10,000 times': `{ me { ${repeat('name ', 10_000)}} }`,
  '10,000 variables': `query(${join(10_000, (i) => `$v${i}: Int`)}) { __typename }`,
  '10,000 directives': `{ __typename ${repeat('@include(if: true) ', 10_000)}}`,
  '10,000 aliases': `{ ${join(10_000, (i) => `a${i}: __typename`)} }`,
  '100,000 braces': `${repeat('{ a ', 100_000)}${repeat('}', 100_000)}`,
  'a list of 50,000 levels': `{ a(b: ${repeat('[', 50_000)}${repeat(']', 50_000)}) }`,
  'a type of 50,000 levels': `query($a: ${repeat('[', 50_000)}Int${repeat(']', 50_000)}) { __typename }`,
  'a fragment within itself': '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }',
};
// Mistakes by which an engine tells what there is instead.
const hints = {
  'a field that is nearly one': '{ produts { nodes { nam } } }',
  'an argument that is nearly one': '{ products(frist: 1) { nodes { name } } }',
  'a type that is nearly one': '{ node(id: "x") { ... on Produkt { name } } }',
  'a variable of another type': 'query($w: OrderFilterInputs) { products(where: $w) { nodes { name } } }',
  'a member that is none': '{ products(where: { nam: { eq: "a" } }) { nodes { name } } }',
  'a value that is none': '{ products(order: [{ name: UPWARDS }]) { nodes { name } } }',
  'no fields of an object': '{ products }',
  'introspection': '{ __schema { types { name } } }',
};
const honest = { introspection: '{ __schema { types { name fields { name args { name } } } } }', 'five fragments': `{ ${join(5, (i) => `a${i}: me { ...F${i} }`)} } ${join(5, (i) => `fragment F${i} on Me { name }`)}` };

export default async function attack(checks, host) {
  const post = (query) => ({ method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify({ query }) });
  const send = (query) => host.fetch(host.url, post(query));
  const names = namesOf(await (await host.fetch(`${host.url}?sdl`)).text());
  checks.that(names.has('approveOrder') && names.has('ordersChanged') && names.size > 500, 'The schema has names that could be told', names.size);
  // What is slow on a busy machine says nothing of the documents.
  const usual = await medianOf(20, () => send('{ __typename }').then((it) => it.text()));
  const busy = usual > 4;
  let slowest = 0;

  for (const [name, document] of Object.entries(documents)) {
    const times = [];
    let [status, text] = [0, ''];

    for (let round = 0; round < 21; round += 1) {
      const start = performance.now();
      const answer = await send(document);
      text = await answer.text();
      status = answer.status;
      if (round) times.push(performance.now() - start);
    }

    times.sort((a, b) => a - b);
    const median = times[10];
    slowest = Math.max(slowest, median);
    checks.that((status === 400 || status === 413) && JSON.parse(text).errors?.[0]?.extensions?.code, `${name} is refused`, `${status} ${text.slice(0, 200)}`);
    checks.that(text.length < 4096, `${name}: the answer is short`, text.length);
    if (busy) checks.skipped += 1;
    else checks.that(median < 50 && times.at(-1) < 150, `${name}: median below 50 ms, worst below 150`, `${median.toFixed(1)} and ${times.at(-1).toFixed(1)} ms`);
  }

  checks.note(`slowest median ${slowest.toFixed(1)} ms, of an empty query ${usual.toFixed(1)} ms${busy ? ': the machine is busy, times are not judged but skipped' : ''}`);

  for (const [name, document] of Object.entries({ ...documents, ...hints })) {
    const answer = await ask(host.url, post(document));
    const text = await answer.text();
    const told = JSON.parse(text).errors?.map((it) => it.message).join(' ') ?? '';
    const written = new Set(words(document));
    const leaks = words(told).filter((word) => names.has(word) && !written.has(word));
    checks.that([400, 401, 413].includes(answer.status) && told && text.length < 4096, `A stranger: ${name} is refused, in few bytes`, `${answer.status} ${text.slice(0, 200)}`);
    checks.that(leaks.length === 0 && !told.includes('Did you mean'), `A stranger: ${name} tells no name of the schema`, `${leaks} in ${told.slice(0, 200)}`);
  }

  // A program with rights may be helped, so that its mistakes show that such names would be found.
  const { errors: helped } = await (await send(hints['a field that is nearly one'])).json();
  checks.that(words(helped?.map((it) => it.message).join(' ') ?? '').some((word) => names.has(word) || word === 'Query'), 'A program that makes a mistake is told where', helped);

  for (const [name, document] of Object.entries(honest)) {
    const { data, errors } = await (await send(document)).json();
    checks.that(data && !errors, `An honest document passes: ${name}`, errors);
  }
}

async function medianOf(rounds, work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }

  return times.sort((a, b) => a - b)[rounds >> 1];
}

const words = (text) => text.match(/[_A-Za-z][_0-9A-Za-z]*/g) ?? [];

/** Names of types, fields and arguments; without what may stand in any sentence. */
function namesOf(sdl) {
  const bare = sdl.replace(/"""[\s\S]*?"""/g, '').replace(/"(?:[^"\\\n]|\\.)*"/g, '');

  return new Set(words(bare).filter((word) => /[A-Z]/.test(word) && /[a-z]/.test(word) && !['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean'].includes(word)));
}
