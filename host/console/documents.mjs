// After the code generator: it puts all documents into the one module of the types, as trees with every fragment repeated,
// and so into what every page loads. Here each operation gets a module of its own, as text; a page loads its own alone.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isAbstractType, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';

const types = 'src/gql/graphql.ts';
const folder = 'src/gql/documents';
const files = readdirSync('src', { recursive: true }).filter((name) => name.endsWith('.graphql'));
const definitions = files.flatMap((name) => parse(readFileSync(join('src', name), 'utf8')).definitions);
const fragments = new Map(definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION).map((it) => [it.name.value, it]));

function needed(definition, names = new Set()) {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      if (names.has(value)) return;

      names.add(value);
      needed(fragments.get(value), names);
    },
  });

  return names;
}

for (const name of ['gql.ts', 'index.ts']) rmSync(join('src/gql', name), { force: true });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const operations = definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
const texts = {};
for (const operation of operations) {
  const name = operation.name.value;
  const kind = operation.operation[0].toUpperCase() + operation.operation.slice(1);
  const text = stripIgnoredCharacters([operation, ...[...needed(operation)].map((it) => fragments.get(it))].map(print).join('\n'));
  texts[name] = text;
  writeFileSync(
    join(folder, `${name}.ts`),
    `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';\nimport { gql } from 'urql';\nimport type { ${name}${kind}, ${name}${kind}Variables } from '../graphql';\n\n` +
      `export const ${name}Document = /* @__PURE__ */ gql(\n  ${JSON.stringify(text)},\n) as TypedDocumentNode<${name}${kind}, ${name}${kind}Variables>;\n`,
  );
}

// The build puts each into a file of its own: the host knows it by the hash of these very letters and serves it at /graphql/persisted.
writeFileSync('src/gql/operations.json', JSON.stringify(texts));

const kept = readFileSync(types, 'utf8')
  .replace(/^export const \w+(Document|FragmentDoc) = .*$\n?/gm, '')
  .replace(/^import type \{ TypedDocumentNode as DocumentNode \}.*\n/m, '');
const exported = operations.map((it) => `export { ${it.name.value}Document } from './documents/${it.name.value}';`).sort();
writeFileSync(types, `${kept.trimEnd()}\n\n${exported.join('\n')}\n`);

// Which types an interface or a union stands for: without it the cache guesses whether a fragment fits, and a refusal loses its words.
const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'), { assumeValid: true });
const conditions = new Set();
for (const definition of definitions)
  visit(definition, {
    NamedType({ name: { value } }) {
      if (isAbstractType(schema.getType(value))) conditions.add(value);
    },
  });
const possible = Object.fromEntries(
  [...conditions].sort().map((name) => [name, schema.getPossibleTypes(schema.getType(name)).map((it) => it.name)]),
);
writeFileSync('src/gql/possibleTypes.ts', `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possible)};\n`);

// What each operation needs at least: the rights of its first fields, but for those that it leaves out on demand. The server never
// names the missing one; the page, which knows what it asks, tells it to the person.
const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
const policyOf = (field) =>
  field?.astNode.directives.find((it) => it.name.value === 'authorize')?.arguments?.find((it) => it.name.value === 'policy')?.value.value;
const needs = Object.fromEntries(
  operations.map((operation) => {
    const fields = operation.selectionSet.selections.filter((it) => it.kind === Kind.FIELD && it.directives.length === 0);

    return [
      operation.name.value,
      [...new Set(fields.map((it) => policyOf(roots[operation.operation].getFields()[it.name.value])).filter(Boolean))],
    ];
  }),
);
writeFileSync('src/gql/needs.ts', `export const needs: Record<string, string[]> = ${JSON.stringify(needs)};\n`);
