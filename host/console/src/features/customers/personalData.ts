import type { CustomerPersonalDataQuery } from '../../gql/graphql';

export type PersonalRecord = NonNullable<CustomerPersonalDataQuery['customerPersonalData']>['records'][number];
type Words = {
  type: (name: string) => string;
  field: (name: string) => string;
  time: (iso: string) => string;
  now: string;
  hidden: string;
};

/** What is kept of somebody as the rows of a file: of which record, from when, which field, what it says. */
export const rowsOf = (records: readonly PersonalRecord[], words: Words) =>
  records.flatMap((it) =>
    it.fields.map(({ field, value }) => [
      words.type(it.objectType),
      it.recordedAt ? words.time(it.recordedAt) : words.now,
      words.field(field),
      value ?? words.hidden,
    ]),
  );

/** Nobody erases a customer by a slip: his code is typed, in whatever case. */
export const isConfirmed = (typed: string, code: string) => typed.trim().toLowerCase() === code.toLowerCase();
