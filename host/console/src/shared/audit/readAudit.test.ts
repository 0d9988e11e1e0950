import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { difference, grouped, idsIn, meaningOf, telling, typeOf } from './readAudit';

const role = '0191d2c0-0000-7000-8000-0000000000aa';
const customer = btoa(`Customer:${String.fromCharCode(...Array.from({ length: 16 }, (_, at) => at))}`);
const change = (field: string, old: string | null, now: string | null, part?: string, partId?: string) =>
  ({
    __typename: 'AuditChange',
    part: part ?? null,
    partId: partId ?? null,
    field,
    old,
    new: now,
    isHidden: false,
    isForgotten: false,
  }) as const;

describe('A recorded value', () => {
  it('is money in minor units only where the field is an amount', () => {
    expect(meaningOf('Order', 'total', '1234')).toEqual({ as: 'money', minorUnits: 1234 });
    expect(meaningOf('Order', 'lineCount', '3')).toEqual({ as: 'text', text: '3' });
    expect(meaningOf('OrderLine', 'unitPrice', '12.500000')).toEqual({ as: 'number', value: 12.5 });
  });

  it('is a word of its own type', () => {
    expect(meaningOf('Order', 'status', 'DRAFT')).toEqual({ as: 'word', kind: 'OrderStatus', value: 'DRAFT' });
    expect(meaningOf('Receipt', 'status', 'REVERSED')).toEqual({ as: 'word', kind: 'ReceiptStatus', value: 'REVERSED' });
  });

  it('is a time, a yes, or a list', () => {
    expect(meaningOf('Order', 'placedAt', '2026-03-01T10:00:00.0000000Z')).toEqual({ as: 'time', iso: '2026-03-01T10:00:00.0000000Z' });
    expect(meaningOf('Customer', 'blocked', 'true')).toEqual({ as: 'yesNo', isTrue: true });
    expect(meaningOf('Role', 'permissions', '["orders:read"]')).toEqual({ as: 'list', items: ['orders:read'] });
    expect(meaningOf('Order', 'note', '[not a list')).toEqual({ as: 'text', text: '[not a list' });
  });

  it('names an object by its id, or by the bare key that a field keeps', () => {
    expect(typeOf(customer)).toBe('Customer');
    expect(typeOf('just some text that is long')).toBeNull();
    expect(meaningOf('Order', 'customerId', customer)).toEqual({ as: 'object', id: customer });
    expect(meaningOf('MemberRole', 'roleId', role)).toEqual({ as: 'object', id: btoa(`Role:${role}`) });
    expect(meaningOf('ImportJob', 'fileId', role)).toEqual({ as: 'text', text: role });
  });
});

describe('An entry', () => {
  const changes = [
    change('sku', null, 'MUG', 'OrderLine', 'a'),
    change('quantity', null, '2.000', 'OrderLine', 'a'),
    change('total', '0', '1590'),
    change('sku', null, 'TRAY', 'OrderLine', 'b'),
  ];

  it('tells what is of the object first, and its parts by their names', () => {
    expect(grouped(changes).map((it) => [it.part, it.label, it.changes.length])).toEqual([
      [null, null, 1],
      ['OrderLine', 'MUG', 2],
      ['OrderLine', 'TRAY', 1],
    ]);
  });

  it('asks for the names of all that it speaks of, each once', () => {
    const entry = { objectId: 'o', objectType: 'Order', changes: [change('customerId', customer, customer), ...changes] };

    expect(idsIn([entry, entry] as never)).toEqual(['o', customer, 'a', 'b']);
  });

  it('leaves out what only the product needs, and begins with what matters', () => {
    const fields = ['position', 'net', 'total', 'status'].map((field) => change(field, null, '1'));

    expect(telling(fields, 'Order').map((it) => it.field)).toEqual(['status', 'total', 'net']);
  });

  it('of a part does not say whose part it is', () => {
    const fields = [
      change('sku', null, 'MUG', 'Variant', '1'),
      change('productId', null, role, 'Variant', '1'),
      change('warehouseId', null, role, 'Variant', '1'),
    ];

    expect(telling(fields, 'Product').map((it) => it.field)).toEqual(['sku', 'warehouseId']);
  });

  it('tells what holds values of its own value by value, and only what changed', () => {
    const map = change('layout.columns', '{"Sku":"Code","Time":"Date"}', '{"Sku":"StockCode","Time":"Date","Country":"Land"}');

    expect(telling([map], 'ImportJob').map((it) => [it.field, it.old, it.new])).toEqual([
      ['layout.columns.sku', 'Code', 'StockCode'],
      ['layout.columns.country', null, 'Land'],
    ]);
  });

  it('of a list says what came and what went', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], taken: ['a'] });
  });
});

describe('The words of the log', () => {
  const texts = JSON.parse(readFileSync('src/i18n/en/audit.json', 'utf8')) as Record<
    'operation' | 'type' | 'field',
    Record<string, string>
  >;
  const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'), { assumeValid: true });
  const recorded = readFileSync('../../tests/data/audited.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !/^\w+ not:/.test(line));

  const paths = recorded.map((line) => line.split(' ')[0] ?? '');
  const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

  it('name each operation of the schema', () => {
    const silent = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !texts.operation[name]);

    expect(silent).toEqual([]);
  });

  const code = ['modules', 'host'].flatMap((folder) =>
    (readdirSync(`../../${folder}`, { recursive: true }) as string[])
      .filter((file) => file.endsWith('.cs') && !/(^|\/)(obj|bin|node_modules)\//.test(file))
      .map((file) => readFileSync(`../../${folder}/${file}`, 'utf8')),
  );

  it('name what is noted without a column of its own', () => {
    const noted = code.flatMap((text) => [...text.matchAll(/Note<\w+>\([^,]+, nameof\(\w+\.(\w+)\)/g)].map((it) => camel(it[1] ?? '')));

    expect(noted.filter((it) => !texts.field[it])).toEqual([]);
    expect(noted).toContain('redirectUris');
  });

  it('name what the system does by itself', () => {
    const origins = code.flatMap((text) => [...text.matchAll(/Origin(?:\(|\.Of\(http, )"([^"]+)"/g)].map((it) => it[1] ?? ''));

    expect(origins.filter((it) => !texts.operation[it])).toEqual([]);
    expect(origins.length).toBeGreaterThan(4);
  });

  it('say the values that the schema counts up', () => {
    const mute = paths.filter((path) => {
      const [type, field = ''] = path.split('.');
      const of = schema.getType(type ?? '');
      const found = isObjectType(of) ? of.getFields()[camel(field)] : undefined;

      return found && isEnumType(getNamedType(found.type)) && meaningOf(type ?? '', camel(field), 'ANY').as !== 'word';
    });

    expect(mute).toEqual([]);
  });

  it('name each type and each field that is recorded', () => {
    const types = paths.map((it) => it.split('.')[0] ?? '').filter((it) => !texts.type[it]);
    const fields = paths.flatMap((it) => it.split('.').slice(1).map(camel)).filter((it) => !texts.field[it]);

    expect([...new Set(types)]).toEqual([]);
    expect([...new Set(fields)]).toEqual([]);
  });
});
