// https://the-guild.dev/graphql/inspector: the served schema is the committed one, and every document of ours fits it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './lib.mjs';

const repository = new URL('../../../', import.meta.url).pathname;

export default async function inspector(checks, host) {
  const folder = mkdtempSync(join(tmpdir(), 'inspector-'));
  const [live, served] = [join(folder, 'live.graphql'), join(folder, 'served.graphql')];

  try {
    writeFileSync(served, await (await host.fetch(`${host.url}?sdl`)).text());
    checks.that(readFileSync(served, 'utf8').trim() === readFileSync(join(repository, 'host/schema.graphql'), 'utf8').trim(), 'The served text is host/schema.graphql');

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
