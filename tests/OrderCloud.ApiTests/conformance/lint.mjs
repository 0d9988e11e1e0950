// The rules of Relay for connections, by the linters of two others.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { run } from './lib.mjs';

export default async function lint(checks, host) {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const live = join(folder, 'live.graphql');

  try {
    const answer = await host.fetch(host.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: getIntrospectionQuery() }) });
    writeFileSync(live, printSchema(buildClientSchema((await answer.json()).data)));

    const linter = await run('graphql-schema-linter', [live, '--rules', 'relay-connection-types-spec,relay-connection-arguments-spec,relay-page-info-spec'], { cwd: folder });
    checks.that(linter.code === 0, 'graphql-schema-linter', linter.said);

    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.graphql'],
        languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: live } } },
        plugins: { '@graphql-eslint': graphqlPlugin },
        rules: {
          ...graphqlPlugin.configs['flat/schema-relay'].rules,
          // nodes beside edges, as with HotChocolate.
          '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
        },
      },
    });
    const found = (await eslint.lintFiles([live])).flatMap((it) => it.messages);
    checks.equal(found.slice(0, 5).map((it) => `${it.line}: ${it.message}`), [], 'graphql-eslint');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
