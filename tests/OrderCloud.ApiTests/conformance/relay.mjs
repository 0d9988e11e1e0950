// https://relay.dev: its compiler knows the rules for connections, nodes and refetching, and is strict about them.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './lib.mjs';

export default async function relay(checks, host) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));

  try {
    cpSync(new URL('relay', import.meta.url).pathname, folder, { recursive: true });
    writeFileSync(join(folder, 'schema.graphql'), await (await host.fetch(`${host.url}?sdl`)).text());
    writeFileSync(join(folder, 'package.json'), '{}');
    const { code, said } = await run('relay-compiler', ['relay.config.json'], { cwd: folder });
    checks.that(code === 0 && /Compiled|writing|reader/i.test(said), 'Connections, refetching and nodes compile', said);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
