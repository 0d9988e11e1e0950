// https://github.com/jaydenseric/graphql-multipart-request-spec: a file beside the operation, as apollo-upload-client sends it.
// https://github.com/maraisr/meros, which urql and others read answers with: ours comes in one part.
import { meros } from 'meros';

const query = 'mutation($input: UploadImportInput!) { uploadImport(input: $input) { importJob { id } errors { __typename ... on Error { code message } } } }';
const file = new Blob(['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,22423,CAKE STAND,1,2011-01-05 10:00:00,2.50,17850,United Kingdom\n'], { type: 'text/csv' });

export default async function upload(checks, host) {
  const form = (parts) => {
    const data = new FormData();
    for (const [name, value] of parts) data.append(name, value, ...(value instanceof Blob ? ['orders.csv'] : []));
    return data;
  };
  const send = (parts, headers = { 'graphql-preflight': '1' }) => host.fetch(host.url, { method: 'POST', headers, body: form(parts) });
  const operations = ['operations', JSON.stringify({ query, variables: { input: { profile: 'online-retail', file: null } } })];
  const map = ['map', JSON.stringify({ 0: ['variables.input.file'] })];

  const whole = await meros(await send([operations, map, ['0', file]]));
  checks.that(whole instanceof Response, 'The answer is no stream of parts');
  const { data } = await whole.json();
  checks.that(data?.uploadImport?.importJob?.id, 'A file is taken with the mutation', data);

  for (const [what, code, parts, headers] of [
    ['Without the preflight header', 'HC0077', [operations, map, ['0', file]], {}],
    ['Without operations', 'HC0034', [map, ['0', file]]],
    ['Without a map', 'HC0044', [operations, ['0', file]]],
    ['In another order', 'HC0035', [map, operations, ['0', file]]],
    ['Without the file', 'HC0038', [operations, map]],
    ['To a place that is not there', 'HC0039', [operations, ['map', '{"0":["variables.other"]}'], ['0', file]]],
    ['Too large', 'HC0010', [operations, map, ['0', new Blob([new Uint8Array(2 << 20)])]]],
  ]) {
    const { errors } = await (await send(parts, headers)).json();
    checks.equal(errors?.[0]?.extensions?.code, code, what);
  }
}
