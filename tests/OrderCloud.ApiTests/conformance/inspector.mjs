// https://the-guild.dev/graphql/inspector: the served schema is the committed one, and every document of ours fits it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClientSchema, buildSchema, findBreakingChanges, findDangerousChanges, getIntrospectionQuery, GraphQLSchema, isSpecifiedDirective, lexicographicSortSchema, printSchema } from 'graphql';
import { run } from './lib.mjs';

const repository = new URL('../../../', import.meta.url).pathname;

export default async function inspector(checks, host) {
  const folder = mkdtempSync(join(tmpdir(), 'inspector-'));
  const [live, served] = [join(folder, 'live.graphql'), join(folder, 'served.graphql')];

  try {
    writeFileSync(served, await (await host.fetch(`${host.url}?sdl`)).text());
    checks.that(readFileSync(served, 'utf8').trim() === readFileSync(join(repository, 'host/schema.graphql'), 'utf8').trim(), 'The served text is host/schema.graphql');

    await checkIntrospection(checks, host, readFileSync(served, 'utf8'));

    const asked = await run('graphql-inspector', ['introspect', host.url, '--write', live, '--header', `authorization: ${host.headers.authorization}`], { cwd: folder });
    checks.that(asked.code === 0, 'Introspection', asked.said);
    const [same, samples, pages] = await Promise.all([
      run('graphql-inspector', ['diff', join(repository, 'host/schema.graphql'), served], { cwd: folder }),
      run('graphql-inspector', ['validate', join(repository, 'host/requests/*.graphql'), live], { cwd: folder }),
      run('graphql-inspector', ['validate', join(repository, 'host/console/src/**/*.graphql'), live], { cwd: folder }),
    ]);
    checks.that(same.code === 0 && same.said.includes('No changes detected'), 'No difference', same.said);
    checks.that(samples.code === 0 && samples.said.includes('All documents are valid'), 'The requests of host/requests fit what introspection tells', samples.said);
    checks.that(pages.code === 0 && pages.said.includes('All documents are valid'), "The console's documents fit it too", pages.said);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All that the specification has a client ask is answered, and makes the very schema that the text makes. */
async function checkIntrospection(checks, host, sdl) {
  const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true });
  const answer = await (await host.fetch(host.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json();
  checks.that(!answer.errors, 'Introspection with all options', answer.errors);
  if (answer.errors) return;

  // What graphql-js itself adds to a text is not compared, nor the scalar Float, which a text doesn't name and nothing here refers to.
  const own = (schema) => new GraphQLSchema({ ...schema.toConfig(), directives: schema.getDirectives().filter((it) => !isSpecifiedDirective(it)) });
  const [told, written, altered] = [buildClientSchema(answer.data), buildSchema(sdl), buildSchema(sdl.replace('eventId: String!', 'eventId: String'))].map(own);
  const changes = (from, to) => [...findBreakingChanges(from, to), ...findDangerousChanges(from, to)].map((it) => it.description).filter((it) => !it.startsWith('Standard scalar Float '));
  checks.equal(changes(written, told), [], 'Introspection lacks nothing that the text has');
  checks.equal(changes(told, written), [], 'The text lacks nothing that introspection has');
  checks.that(print(told) === print(written), 'Both print alike, descriptions and deprecations too');
  checks.that(changes(told, altered).length > 0 && print(told) !== print(altered), 'A difference would be seen');
}

const print = (schema) => printSchema(lexicographicSortSchema(schema));
