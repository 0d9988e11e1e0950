import type { CustomerPersonalDataQuery } from '../../gql/graphql';

export type PersonalRecord = NonNullable<CustomerPersonalDataQuery['customerPersonalData']>['records'][number];
type Words = {
  type: (name: string) => string;
  field: (name: string) => string;
  time: (iso: string) => string;
  now: string;
  hidden: string;
};

/** An entry of a timeline keeps its details as pairs; whatever else is kept is told as it is. */
export function plain(value: string): string {
  if (!value.startsWith('[{')) return value;

  try {
    const pairs = JSON.parse(value) as { Key?: string; Value?: string }[];

    return pairs.every((it) => it.Key) ? pairs.map((it) => `${it.Key}: ${it.Value ?? ''}`).join(', ') : value;
  } catch {
    return value;
  }
}

/** What is kept of somebody as the rows of a file: of which record, from when, which field, what it says. */
export const rowsOf = (records: readonly PersonalRecord[], words: Words) =>
  records.flatMap((it) =>
    it.fields.map(({ field, value }) => [
      words.type(it.objectType),
      it.recordedAt ? words.time(it.recordedAt) : words.now,
      words.field(field),
      value === null ? words.hidden : plain(value),
    ]),
  );

/** Records of one type that say the same, told once with their number: a name on fifty orders is one thing to read. */
export function grouped(records: readonly PersonalRecord[]) {
  const groups = new Map<string, { record: PersonalRecord; count: number }>();
  for (const record of records) {
    const key = JSON.stringify([record.objectType, record.recordedAt, record.fields.map((it) => [it.field, it.value])]);
    const known = groups.get(key);
    if (known) known.count++;
    else groups.set(key, { record, count: 1 });
  }

  return [...groups.values()];
}

/** Nobody erases a customer by a slip: his code is typed, in whatever case. */
export const isConfirmed = (typed: string, code: string) => typed.trim().toLowerCase() === code.toLowerCase();
